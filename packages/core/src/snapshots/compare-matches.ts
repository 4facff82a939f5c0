import { correction, correctMatch } from "../matches/correct-match.ts";
import { isUntouched } from "../matches/lifecycle.ts";
import type { ScoredPair } from "../matches/live-profiles.ts";
import { type Match, matchId } from "../matches/match.ts";
import { matchesOf } from "../matches/rank-subject.ts";
import type { RankedPair } from "../matches/ranked-pair.ts";
import type { Ranks } from "../matches/record-score.ts";
import type { Comparison } from "./recompute.ts";

/** Compares every match of a cooperative with what the whole bank makes of it; each match has one cooperative. */
export async function compareMatches(comparison: Comparison, cooperativeId: string): Promise<void> {
  const { ports, policy, lists, repair } = comparison;
  const keptNow = () => lists.kept({ kind: "cooperative", id: cooperativeId });
  const kept = await keptNow();
  const stored = await matchesOf(ports, { kind: "cooperative", id: cooperativeId });
  const storedByIdea = new Map(stored.map((match) => [match.ideaId, match]));
  const ideaIds = new Set([
    ...kept.map(({ idea }) => idea),
    ...lists.listing(cooperativeId),
    ...storedByIdea.keys(),
  ]);
  const suspects: string[] = [];
  for (const ideaId of ideaIds) {
    const match = storedByIdea.get(ideaId);
    if (match !== undefined && !isUntouched(match)) continue;
    const { scored, ranks } = await expected(comparison, ideaId, cooperativeId, kept);
    if (correction(ports, match, scored, ranks, policy) !== undefined) suspects.push(ideaId);
  }
  if (suspects.length === 0 || !(await comparison.isCertain())) return;
  // The list of matches came from an index that lags, and the bank may have changed since it was ordered.
  const keptAgain = await keptNow();
  for (const ideaId of suspects) {
    const id = matchId(ideaId, cooperativeId);
    const match: Match | undefined = await ports.matches.get(id);
    const { scored, ranks } = await expected(comparison, ideaId, cooperativeId, keptAgain);
    if (correction(ports, match, scored, ranks, policy) === undefined) continue;
    comparison.found("matches", id);
    if (repair) await correctMatch(ports, id, match, scored, () => ranks, policy);
  }
}

async function expected(
  { live, policy, lists }: Comparison,
  ideaId: string,
  cooperativeId: string,
  kept: readonly RankedPair[],
): Promise<{ scored: ScoredPair | undefined; ranks: Ranks }> {
  const place = kept.findIndex(({ idea }) => idea === ideaId);
  return {
    scored: await live.explain(ideaId, cooperativeId, policy, await lists.kept({ kind: "idea", id: ideaId })),
    ranks: {
      rankForIdea: await lists.place(ideaId, cooperativeId),
      rankForCooperative: place < 0 ? undefined : place + 1,
    },
  };
}
