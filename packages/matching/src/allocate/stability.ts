import { type Assignment, compareAssignments, indexRound, pairKey, type Round } from "./round.ts";

/** What keeps an allocation from being stable; all lists empty proves it stable. */
export interface StabilityCertificate {
  readonly stable: boolean;
  /** Acceptable pairs, not placed together, where both would rather be: by idea, then cooperative. */
  readonly blockingPairs: readonly Assignment[];
  /** Placed pairs that a gate closes, that the round does not know or that are placed twice. */
  readonly unacceptable: readonly Assignment[];
  /** Ideas with more partners than they seek. */
  readonly overfilled: readonly string[];
  /** Cooperatives with more than one idea. */
  readonly doubled: readonly string[];
}

/**
 * Checks any allocation against the round: blocking pairs (Gale & Shapley 1962; Manlove 2013, def. 2.2), individual rationality
 * and capacities. A party with an unacceptable partner prefers every acceptable one to it.
 */
export function certifyStability(round: Round, allocation: readonly Assignment[]): StabilityCertificate {
  const index = indexRound(round);
  const known = new Map(index.pairs.map((pair, at) => [pairKey(pair), at]));
  const placed = new Set<number>();
  const unacceptable: Assignment[] = [];
  const ideasOf = new Map<string, number[]>();
  const partnersOf = new Map<string, number[]>();
  const add = (ranks: Map<string, number[]>, id: string, rank: number) => {
    ranks.set(id, [...(ranks.get(id) ?? []), rank]);
  };
  for (const assignment of allocation) {
    const at = known.get(pairKey(assignment));
    const accepted = at !== undefined && index.acceptable[at] === 1 && !placed.has(at);
    if (accepted) {
      placed.add(at);
    } else {
      unacceptable.push(assignment);
    }
    const bottom = Number.POSITIVE_INFINITY;
    add(ideasOf, assignment.cooperative, accepted ? (index.cooperativeRank[at] ?? 0) : bottom);
    add(partnersOf, assignment.idea, accepted ? (index.ideaRank[at] ?? 0) : bottom);
  }
  const worst = (ranks: readonly number[]) => ranks.reduce((most, rank) => Math.max(most, rank), -1);
  const worstIdea = new Map([...ideasOf].map(([id, ranks]) => [id, worst(ranks)]));
  const worstPartner = new Map([...partnersOf].map(([id, ranks]) => [id, worst(ranks)]));
  const blockingPairs = index.pairs.filter((pair, at) => {
    const capacity = round.capacities.get(pair.idea) ?? 0;
    if (index.acceptable[at] === 0 || placed.has(at) || capacity === 0) {
      return false;
    }
    const cooperativeWants = (index.cooperativeRank[at] ?? 0) < (worstIdea.get(pair.cooperative) ?? Infinity);
    const hasRoom = (partnersOf.get(pair.idea)?.length ?? 0) < capacity;
    return cooperativeWants && (hasRoom || (index.ideaRank[at] ?? 0) < (worstPartner.get(pair.idea) ?? -1));
  });
  const overfilled = [...partnersOf]
    .filter(([idea, partners]) => partners.length > (round.capacities.get(idea) ?? 0))
    .map(([idea]) => idea)
    .sort();
  const doubled = [...ideasOf]
    .filter(([, ideas]) => ideas.length > 1)
    .map(([cooperative]) => cooperative)
    .sort();
  const faults = [blockingPairs, unacceptable, overfilled, doubled];
  return {
    stable: faults.every((list) => list.length === 0),
    blockingPairs: blockingPairs.map(({ idea, cooperative }) => ({ idea, cooperative })),
    unacceptable: unacceptable.sort(compareAssignments),
    overfilled,
    doubled,
  };
}
