import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { isUntouched } from "./lifecycle.ts";
import type { LiveProfiles, RankedPair } from "./live-profiles.ts";
import { type Match, matchId } from "./match.ts";
import { isChanged, scoredMatch } from "./record-score.ts";

/** What ranking found: every passing pair, the kept list's floor, and the matches that stood before. */
export interface RankedSubject {
  readonly pairs: readonly RankedPair[];
  readonly before: readonly Match[];
  readonly floor: number | undefined;
}

/** All matches of one side. */
export function matchesOf(ports: Ports, subject: SubjectRef): Promise<Match[]> {
  const list = subject.kind === "idea" ? ports.matches.listByIdea : ports.matches.listByCooperative;
  return readAll((page) => list(subject.id, page));
}

/** Attempts against somebody else writing the same match at the same time. */
const attempts = 5;

/**
 * Orders one side's list anew and writes only the differences: scores, places, matches that came or no longer hold.
 * A match somebody has acted on is never touched.
 */
export async function rankSubject(
  ports: Ports,
  live: LiveProfiles,
  subject: SubjectRef,
  policy: Policy,
): Promise<RankedSubject> {
  const pairs = live.rank(subject, policy);
  const keep = subject.kind === "idea" ? policy.keepPerIdea : policy.keepPerCooperative;
  const before = await matchesOf(ports, subject);
  const placeById = new Map(
    pairs.map((pair, index) => [matchId(pair.idea, pair.cooperative), { ...pair, index }]),
  );
  const beforeById = new Map(before.map((match) => [match.id, match]));
  const kept = pairs.slice(0, keep).map((pair) => matchId(pair.idea, pair.cooperative));
  for (const id of new Set([...kept, ...beforeById.keys()])) {
    const found = placeById.get(id);
    const rank = found !== undefined && found.index < keep ? found.index + 1 : undefined;
    const pair = found && live.score(found.idea, found.cooperative, policy);
    await settle(ports, live, subject, policy, id, beforeById.get(id), pair, rank);
  }
  const last = pairs[keep - 1];
  return { pairs, before, floor: last?.value };
}

async function settle(
  ports: Ports,
  live: LiveProfiles,
  subject: SubjectRef,
  policy: Policy,
  id: string,
  known: Match | undefined,
  pair: PairScore | undefined,
  rank: number | undefined,
): Promise<void> {
  let match = known;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write(ports, live, subject, policy, match, pair, rank);
    } catch (error) {
      if (!isRefusal(error, "version_conflict", "already_exists") || attempt === attempts) throw error;
      match = await ports.matches.get(id);
    }
  }
}

async function write(
  ports: Ports,
  live: LiveProfiles,
  subject: SubjectRef,
  policy: Policy,
  match: Match | undefined,
  pair: PairScore | undefined,
  rank: number | undefined,
): Promise<void> {
  if (match !== undefined && !isUntouched(match)) return;
  const ranks =
    subject.kind === "idea"
      ? { rankForIdea: rank, rankForCooperative: match?.rankForCooperative }
      : { rankForIdea: match?.rankForIdea, rankForCooperative: rank };
  const isKept = ranks.rankForIdea !== undefined || ranks.rankForCooperative !== undefined;
  const idea = pair && live.idea(pair.idea);
  const cooperative = pair && live.cooperative(pair.cooperative);
  if (pair === undefined || idea === undefined || cooperative === undefined || !isKept) {
    if (match !== undefined) await ports.commit([ports.matches.remove(match)]);
    return;
  }
  const after = scoredMatch(match, pair, idea, cooperative, ranks, policy, instant(ports.now()));
  if (match === undefined) return ports.commit([ports.matches.create(after)]);
  if (isChanged(match, after)) await ports.commit([ports.matches.replace(after)]);
}
