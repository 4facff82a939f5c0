import { readAll } from "../language/read-all.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";
import { correctMatch } from "./correct-match.ts";
import { isUntouched } from "./lifecycle.ts";
import type { LiveProfiles } from "./live-profiles.ts";
import { type Match, matchId } from "./match.ts";
import type { RankedPair } from "./ranked-pair.ts";
import type { Ranks } from "./record-score.ts";

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

/** Length of the subject's list. */
export function keptOf(kind: SubjectRef["kind"], policy: Policy): number {
  return kind === "idea" ? policy.keepPerIdea : policy.keepPerCooperative;
}

/**
 * Orders one side's list anew and writes only the differences: scores, places, matches that came or no longer hold.
 * A match somebody has acted on is never touched. Texts are read of the pairs kept now or before, and no others.
 */
export async function rankSubject(
  ports: Ports,
  live: LiveProfiles,
  subject: SubjectRef,
  policy: Policy,
): Promise<RankedSubject> {
  const pairs = await live.rank(subject, policy, Number.POSITIVE_INFINITY);
  const keep = keptOf(subject.kind, policy);
  const before = await matchesOf(ports, subject);
  const placeById = new Map(
    pairs.map((pair, index) => [matchId(pair.idea, pair.cooperative), { ...pair, index }]),
  );
  const beforeById = new Map(before.map((match) => [match.id, match]));
  const kept = pairs.slice(0, keep).map((pair) => matchId(pair.idea, pair.cooperative));
  const ideaListOf = async (id: string) =>
    subject.kind === "idea"
      ? pairs.slice(0, keep)
      : live.rank({ kind: "idea", id }, policy, policy.keepPerIdea);
  for (const id of new Set([...kept, ...beforeById.keys()])) {
    const known = beforeById.get(id);
    if (known !== undefined && !isUntouched(known)) continue;
    const found = placeById.get(id);
    const rank = found !== undefined && found.index < keep ? found.index + 1 : undefined;
    const scored =
      found && (await live.explain(found.idea, found.cooperative, policy, await ideaListOf(found.idea)));
    const ranksBeside = (match: Match | undefined): Ranks =>
      subject.kind === "idea"
        ? { rankForIdea: rank, rankForCooperative: match?.rankForCooperative }
        : { rankForIdea: match?.rankForIdea, rankForCooperative: rank };
    await correctMatch(ports, id, known, scored, ranksBeside, policy);
  }
  const last = pairs[keep - 1];
  return { pairs, before, floor: last?.value };
}
