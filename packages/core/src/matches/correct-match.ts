import { instant } from "../language/clock.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { isUntouched } from "./lifecycle.ts";
import type { ScoredPair } from "./live-profiles.ts";
import type { Match } from "./match.ts";
import { isChanged, type Ranks, scoredMatch } from "./record-score.ts";

/**
 * What must be written for the match to stand as it is scored and ranked now; undefined where it does, and where
 * somebody has acted on it. Without a score, or on neither list, there is to be no match.
 */
export function correction(
  ports: Ports,
  match: Match | undefined,
  scored: ScoredPair | undefined,
  ranks: Ranks,
  policy: Policy,
): Write | undefined {
  if (match !== undefined && !isUntouched(match)) return undefined;
  const isKept = ranks.rankForIdea !== undefined || ranks.rankForCooperative !== undefined;
  if (scored === undefined || !isKept) return match && ports.matches.remove(match);
  const after = scoredMatch(match, scored, ranks, policy, instant(ports.now()));
  if (match === undefined) return ports.matches.create(after);
  return isChanged(match, after) ? ports.matches.replace(after) : undefined;
}

/** Attempts against somebody else writing the same match at the same time. */
const attempts = 5;

/** Writes the correction; where somebody else was quicker, the one that then remains. True where one was written. */
export async function correctMatch(
  ports: Ports,
  id: string,
  known: Match | undefined,
  scored: ScoredPair | undefined,
  ranksBeside: (match: Match | undefined) => Ranks,
  policy: Policy,
): Promise<boolean> {
  let match = known;
  for (let attempt = 1; ; attempt += 1) {
    const write = correction(ports, match, scored, ranksBeside(match), policy);
    if (write === undefined) return false;
    try {
      await ports.commit([write]);
      return true;
    } catch (error) {
      if (!isRefusal(error, "version_conflict", "already_exists") || attempt === attempts) throw error;
      match = await ports.matches.get(id);
    }
  }
}
