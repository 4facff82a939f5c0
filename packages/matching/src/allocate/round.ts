import type { PairScore } from "../score/pair-score.ts";
import { compareIds } from "./attention-graph.ts";

/** What a round reads of a scored pair; a pair with `passed` false is unacceptable to both. */
export type RoundPair = Pick<
  PairScore,
  "idea" | "cooperative" | "score" | "forIdea" | "forCooperative" | "passed" | "gates"
>;

/** An officer's round: every idea with the partners it seeks, every cooperative, and their scored pairs. */
export interface Round {
  /** Partners sought by each idea, whole numbers from 0. */
  readonly capacities: ReadonlyMap<string, number>;
  readonly cooperatives: readonly string[];
  readonly pairs: readonly RoundPair[];
}

/** An idea and the cooperative placed with it. */
export interface Assignment {
  readonly idea: string;
  readonly cooperative: string;
}

/** The round in typed arrays, with strict preferences: by forIdea or forCooperative, ties by id. */
export interface RoundIndex {
  readonly ideas: readonly string[];
  readonly cooperatives: readonly string[];
  readonly capacities: Int32Array;
  /** By idea, then cooperative. */
  readonly pairs: readonly RoundPair[];
  readonly ideaOf: Int32Array;
  readonly cooperativeOf: Int32Array;
  readonly acceptable: Uint8Array;
  /** Pairs of each idea and of each cooperative, the most preferred first. */
  readonly ofIdea: readonly (readonly number[])[];
  readonly ofCooperative: readonly (readonly number[])[];
  /** Position of each pair in the idea's and in the cooperative's order; smaller is preferred. */
  readonly ideaRank: Int32Array;
  readonly cooperativeRank: Int32Array;
}

/** One text for a pair of ids; the separator cannot occur in an id. */
export function pairKey({ idea, cooperative }: Assignment): string {
  return `${idea}\u001f${cooperative}`;
}

export function compareAssignments(left: Assignment, right: Assignment): number {
  return compareIds(left.idea, right.idea) || compareIds(left.cooperative, right.cooperative);
}

function ranked(lists: readonly number[][], size: number, prefers: (pair: number) => number): Int32Array {
  const rank = new Int32Array(size);
  for (const list of lists) {
    list.sort((left, right) => prefers(right) - prefers(left) || left - right);
    list.forEach((pair, position) => {
      rank[pair] = position;
    });
  }
  return rank;
}

function requireIndex(index: ReadonlyMap<string, number>, id: string): number {
  const found = index.get(id);
  if (found === undefined) {
    throw new RangeError(`${id} is not part of the round.`);
  }
  return found;
}

/** Sorted and ranked once for any number of allocations. Throws on a pair given twice or a party the round does not name. */
export function indexRound(round: Round): RoundIndex {
  const ideas = [...round.capacities.keys()].sort(compareIds);
  const cooperatives = [...new Set(round.cooperatives)].sort(compareIds);
  const ideaIndex = new Map(ideas.map((id, index) => [id, index]));
  const cooperativeIndex = new Map(cooperatives.map((id, index) => [id, index]));
  const rows = round.pairs
    .map((pair) => ({
      pair,
      idea: requireIndex(ideaIndex, pair.idea),
      cooperative: requireIndex(cooperativeIndex, pair.cooperative),
    }))
    .sort((left, right) => left.idea - right.idea || left.cooperative - right.cooperative);
  const pairs = rows.map((row) => row.pair);
  const ofIdea: number[][] = ideas.map(() => []);
  const ofCooperative: number[][] = cooperatives.map(() => []);
  const ideaOf = Int32Array.from(rows, (row) => row.idea);
  const cooperativeOf = Int32Array.from(rows, (row) => row.cooperative);
  pairs.forEach((pair, index) => {
    const next = pairs[index + 1];
    if (next !== undefined && compareAssignments(pair, next) === 0) {
      throw new RangeError(`${pair.idea} and ${pair.cooperative} are given twice.`);
    }
    ofIdea[ideaOf[index] ?? 0]?.push(index);
    ofCooperative[cooperativeOf[index] ?? 0]?.push(index);
  });
  return {
    ideas,
    cooperatives,
    capacities: Int32Array.from(ideas, (id) => round.capacities.get(id) ?? 0),
    pairs,
    ideaOf,
    cooperativeOf,
    acceptable: Uint8Array.from(pairs, (pair) => (pair.passed ? 1 : 0)),
    ideaRank: ranked(ofIdea, pairs.length, (pair) => pairs[pair]?.forIdea ?? 0),
    cooperativeRank: ranked(ofCooperative, pairs.length, (pair) => pairs[pair]?.forCooperative ?? 0),
    ofIdea,
    ofCooperative,
  };
}
