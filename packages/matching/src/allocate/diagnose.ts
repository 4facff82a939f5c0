import type { GateCode } from "../gates/gate-codes.ts";
import { type Assignment, indexRound, pairKey, type Round, type RoundIndex } from "./round.ts";

/**
 * What keeps a place or a cooperative empty.
 * - no_candidate: no pair at all, or none left that is not placed here
 * - gates: every pair not placed here is closed by a gate
 * - preferred_elsewhere: an idea's acceptable cooperatives are placed where they would rather be
 * - places_taken: a cooperative's acceptable ideas are full of partners they prefer
 * - not_allocated: a pair that should be placed is not: the allocation is not stable
 */
export type Blame = "no_candidate" | "gates" | "preferred_elsewhere" | "places_taken" | "not_allocated";

export interface Diagnosis {
  readonly subject: "idea" | "cooperative";
  readonly id: string;
  /** Places unfilled; 1 for a cooperative. */
  readonly unfilled: number;
  readonly blame: Blame;
  /** Pairs not placed here that each gate closes, alone or with others. */
  readonly closedBy: Readonly<Partial<Record<GateCode, number>>>;
  /** Those of them that this gate alone closes. */
  readonly closedOnlyBy: Readonly<Partial<Record<GateCode, number>>>;
}

/** The gates that close a pair, each once. */
export function closedGates(pair: RoundIndex["pairs"][number]): readonly GateCode[] {
  return [...new Set(pair.gates.filter((gate) => !gate.passed).map((gate) => gate.code))];
}

function countGates(pairs: readonly RoundIndex["pairs"][number][]) {
  const closedBy: Partial<Record<GateCode, number>> = {};
  const closedOnlyBy: Partial<Record<GateCode, number>> = {};
  for (const pair of pairs) {
    const closed = closedGates(pair);
    for (const code of closed) {
      closedBy[code] = (closedBy[code] ?? 0) + 1;
      if (closed.length === 1) {
        closedOnlyBy[code] = (closedOnlyBy[code] ?? 0) + 1;
      }
    }
  }
  return { closedBy, closedOnlyBy };
}

/** Blames for every idea with unfilled places, by id, then every cooperative left over, by id; O(pairs). */
export function diagnose(round: Round, allocation: readonly Assignment[]): readonly Diagnosis[] {
  const index = indexRound(round);
  const placed = new Set(allocation.map(pairKey));
  const rankHeld = new Map<string, number>();
  const filled = new Map<string, number>();
  const worst = new Map<string, number>();
  index.pairs.forEach((pair, at) => {
    if (placed.has(pairKey(pair))) {
      rankHeld.set(pair.cooperative, index.cooperativeRank[at] ?? 0);
      filled.set(pair.idea, (filled.get(pair.idea) ?? 0) + 1);
      worst.set(pair.idea, Math.max(worst.get(pair.idea) ?? -1, index.ideaRank[at] ?? 0));
    }
  });
  const blame = (pairs: readonly number[], wouldBePlaced: (pair: number) => boolean, otherwise: Blame) => {
    const others = pairs.filter(
      (at) => !placed.has(pairKey(index.pairs[at] ?? { idea: "", cooperative: "" })),
    );
    const acceptable = others.filter((at) => index.acceptable[at] === 1);
    const closed = others.flatMap((at) => (index.acceptable[at] === 1 ? [] : (index.pairs[at] ?? [])));
    const unplaced: Blame = acceptable.some(wouldBePlaced) ? "not_allocated" : otherwise;
    const none: Blame = closed.length > 0 ? "gates" : "no_candidate";
    return { blame: acceptable.length > 0 ? unplaced : none, ...countGates(closed) };
  };
  const ideas = index.ideas.flatMap((id, at): readonly Diagnosis[] => {
    const unfilled = (index.capacities[at] ?? 0) - (filled.get(id) ?? 0);
    const wants = (pair: number) => {
      const held = rankHeld.get(index.pairs[pair]?.cooperative ?? "");
      return held === undefined || (index.cooperativeRank[pair] ?? 0) < held;
    };
    return unfilled <= 0
      ? []
      : [{ subject: "idea", id, unfilled, ...blame(index.ofIdea[at] ?? [], wants, "preferred_elsewhere") }];
  });
  const leftOver = index.cooperatives.flatMap((id, at): readonly Diagnosis[] => {
    const takes = (pair: number) => {
      const idea = index.pairs[pair]?.idea ?? "";
      const places = round.capacities.get(idea) ?? 0;
      const prefers = (index.ideaRank[pair] ?? 0) < (worst.get(idea) ?? -1);
      return places > 0 && ((filled.get(idea) ?? 0) < places || prefers);
    };
    return rankHeld.has(id)
      ? []
      : [
          {
            subject: "cooperative",
            id,
            unfilled: 1,
            ...blame(index.ofCooperative[at] ?? [], takes, "places_taken"),
          },
        ];
  });
  return [...ideas, ...leftOver];
}
