import { neighboursOf } from "../glossary/closeness.ts";
import { specificity } from "../glossary/specificity.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import { type Postings, placeOf } from "./postings.ts";

/** What every row of a segment shares with one idea, in the whole numbers of `Shared`. */
export interface Overlaps {
  readonly stems: Uint32Array;
  readonly grams: Uint32Array;
  readonly conceptsOfIdea: Float64Array;
  readonly conceptsOfCooperative: Float64Array;
  /** Working space: the best meeting of the concept in hand, and whose it is. */
  readonly best: Uint16Array;
  readonly stamp: Uint16Array;
}

export function overlapsFor(size: number): Overlaps {
  return {
    stems: new Uint32Array(size),
    grams: new Uint32Array(size),
    conceptsOfIdea: new Float64Array(size),
    conceptsOfCooperative: new Float64Array(size),
    best: new Uint16Array(size),
    stamp: new Uint16Array(size),
  };
}

function addKeys(lists: Postings["stems"], keys: Uint32Array, weights: Uint8Array, sums: Uint32Array): void {
  const { offsets, rows } = lists;
  for (let at = 0; at < keys.length; at += 1) {
    const place = placeOf(lists.keys, keys[at] as number);
    if (place >= 0) {
      const weight = weights[at] as number;
      const end = offsets[place + 1] as number;
      for (let slot = offsets[place] as number; slot < end; slot += 1) {
        const row = rows[slot] as number;
        sums[row] = (sums[row] as number) + weight;
      }
    }
  }
}

/** For each concept of the idea, the best meeting in each row, by its weight. */
function addIdeaConcepts(query: IdeaQuery, lists: Postings["concepts"], into: Overlaps): void {
  const { best, stamp, conceptsOfIdea } = into;
  for (let item = 0; item < query.concepts.length; item += 1) {
    const weight = query.conceptWeights[item] as number;
    const near = neighboursOf(query.concepts[item] as number);
    for (let at = 0; at < near.numbers.length; at += 1) {
      const concept = near.numbers[at] as number;
      const value = near.values[at] as number;
      const end = lists.offsets[concept + 1] as number;
      for (let slot = lists.offsets[concept] as number; slot < end; slot += 1) {
        const row = lists.rows[slot] as number;
        const met = value * (lists.weights[slot] as number);
        const known = stamp[row] === item + 1 ? (best[row] as number) : 0;
        if (met > known) {
          stamp[row] = item + 1;
          best[row] = met;
          conceptsOfIdea[row] = (conceptsOfIdea[row] as number) + weight * (met - known);
        }
      }
    }
  }
}

function addCooperativeConcepts(query: IdeaQuery, lists: Postings["concepts"], into: Overlaps): void {
  const sums = into.conceptsOfCooperative;
  for (let concept = 0; concept < query.wide.length; concept += 1) {
    const wide = query.wide[concept] as number;
    if (wide > 0) {
      const value = wide * specificity(concept);
      const end = lists.offsets[concept + 1] as number;
      for (let slot = lists.offsets[concept] as number; slot < end; slot += 1) {
        const row = lists.rows[slot] as number;
        sums[row] = (sums[row] as number) + value * (lists.ownWeights[slot] as number);
      }
    }
  }
}

/** Sums over the postings what every row shares with the idea; `into` is overwritten. */
export function sumOverlaps(query: IdeaQuery, postings: Postings, into: Overlaps): void {
  into.stems.fill(0);
  into.grams.fill(0);
  into.conceptsOfIdea.fill(0);
  into.conceptsOfCooperative.fill(0);
  into.stamp.fill(0);
  addKeys(postings.stems, query.stems, query.stemWeights, into.stems);
  addKeys(postings.grams, query.grams, query.gramWeights, into.grams);
  addIdeaConcepts(query, postings.concepts, into);
  addCooperativeConcepts(query, postings.concepts, into);
}
