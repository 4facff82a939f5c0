import { specificity } from "../glossary/specificity.ts";
import { gramWeight, standardStatistics, stemWeight } from "../text/statistics.ts";
import type { CompactCooperatives } from "./compact.ts";
import type { IdeaQuery } from "./idea-query.ts";

/** What two texts share, in whole numbers, so that every way of summing gives the same. */
export interface Shared {
  /** Idea's concepts met, of `conceptSelf` × 10,000. */
  readonly conceptsOfIdea: number;
  /** Cooperative's concepts met, of its `conceptSelf` × 10,000. */
  readonly conceptsOfCooperative: number;
  readonly stems: number;
  readonly grams: number;
}

const full = 10_000;
/** An idea names several roles, so meeting a good part of it is already a full fit. */
const ideaSlope = 3.2;
const cooperativeSlope = 2.4;
const wordShare = 0.25;
/** An idea may want a side of a cooperative that its own text hardly speaks of: an empty floor, a bakery's oven. */
const ownFloor = 0.1;
const slots = 1024;

/** Diminishing returns, tabled over 1,024 steps. */
function saturation(slope: number): Float64Array {
  return Float64Array.from(
    { length: slots + 1 },
    (_, at) => (1 - Math.exp((-slope * at) / slots)) / (1 - Math.exp(-slope)),
  );
}

const saturatedForIdea = saturation(ideaSlope);
const saturatedForCooperative = saturation(cooperativeSlope);

function share(met: number, self: number): number {
  return self === 0 ? 0 : Math.min(1, met / self);
}

/** Concepts carry the meaning across languages; shared words add what the glossary does not know. */
function blend(table: Float64Array, concepts: number, words: number): number {
  const met = table[Math.round(concepts * slots)] ?? 0;
  return 1 - (1 - met) * (1 - wordShare * words);
}

/** How much of the idea's text the cooperative meets, 0..1. */
export function textForIdea(query: IdeaQuery, shared: Shared): number {
  const words = (share(shared.stems, query.stemSelf) + share(shared.grams, query.gramSelf)) / 2;
  return blend(saturatedForIdea, share(shared.conceptsOfIdea, query.conceptSelf * full), words);
}

/** How much of the cooperative's text the idea meets, 0..1. */
export function textForCooperative(shared: Shared, rows: CompactCooperatives, row: number): number {
  const words =
    (share(shared.stems, rows.stemSelf[row] ?? 0) + share(shared.grams, rows.gramSelf[row] ?? 0)) / 2;
  const concepts = share(shared.conceptsOfCooperative, (rows.conceptSelf[row] ?? 0) * full);
  return ownFloor + (1 - ownFloor) * blend(saturatedForCooperative, concepts, words);
}

/** Sum of the weights of the keys two sorted lists share. */
function sharedWeight(
  own: Uint32Array,
  other: Uint32Array,
  from: number,
  to: number,
  weigh: (key: number) => number,
): number {
  let sum = 0;
  let at = from;
  for (const key of own) {
    while (at < to && (other[at] ?? 0) < key) {
      at += 1;
    }
    if (at < to && other[at] === key) {
      sum += weigh(key);
    }
  }
  return sum;
}

/** What one pair shares, read from both lists; an index reaches the same sums by its postings. */
export function sharedOf(query: IdeaQuery, rows: CompactCooperatives, row: number): Shared {
  const best = new Float64Array(query.concepts.length);
  let conceptsOfCooperative = 0;
  const end = rows.conceptOffsets[row + 1] ?? 0;
  for (let at = rows.conceptOffsets[row] ?? 0; at < end; at += 1) {
    const concept = rows.concepts[at] ?? 0;
    const weight = Math.min(100, rows.conceptWeights[at] ?? 0);
    conceptsOfCooperative +=
      (rows.conceptOwnWeights[at] ?? 0) * specificity(concept) * (query.wide[concept] ?? 0);
    const last = query.near.starts[concept + 1] ?? 0;
    for (let entry = query.near.starts[concept] ?? 0; entry < last; entry += 1) {
      const item = query.near.items[entry] ?? 0;
      best[item] = Math.max(best[item] ?? 0, (query.near.values[entry] ?? 0) * weight);
    }
  }
  return {
    conceptsOfIdea: best.reduce((sum, value, item) => sum + value * (query.conceptWeights[item] ?? 0), 0),
    conceptsOfCooperative,
    stems: sharedWeight(
      query.stems,
      rows.stems,
      rows.stemOffsets[row] ?? 0,
      rows.stemOffsets[row + 1] ?? 0,
      (key) => stemWeight(standardStatistics, key),
    ),
    grams: sharedWeight(
      query.grams,
      rows.grams,
      rows.gramOffsets[row] ?? 0,
      rows.gramOffsets[row + 1] ?? 0,
      (key) => gramWeight(standardStatistics, key),
    ),
  };
}
