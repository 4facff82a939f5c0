import { conceptCount } from "../glossary/glossary.ts";
import type { CompactCooperatives, Offsets } from "../score/compact.ts";

/** Rows per segment at most: a row's number fits 16 bits. */
export const segmentLimit = 65_535;

/** For each of the sorted keys the rows that hold it, from offsets[k] to offsets[k + 1]. */
interface KeyedPostings {
  readonly keys: Uint32Array;
  readonly offsets: Offsets;
  readonly rows: Uint16Array;
}

/** The same by concept number, with how strongly the row holds it. */
interface ConceptPostings {
  readonly offsets: Offsets;
  readonly rows: Uint16Array;
  /** At most 100. */
  readonly weights: Uint8Array;
  /** Own weight, what the row's own share counts. */
  readonly ownWeights: Uint8Array;
}

export interface Postings {
  readonly stems: KeyedPostings;
  readonly grams: KeyedPostings;
  readonly concepts: ConceptPostings;
}

function distinct(values: Uint32Array): Uint32Array {
  const sorted = values.slice().sort();
  let count = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) {
      sorted[count] = sorted[at] ?? 0;
      count += 1;
    }
  }
  return sorted.slice(0, count);
}

/** Place of a key in a sorted list; -1 where it is not there. */
export function placeOf(keys: Uint32Array, wanted: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const key = keys[middle] as number;
    if (key === wanted) {
      return middle;
    }
    if (key < wanted) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return -1;
}

function invert(rowOffsets: Offsets, values: Uint32Array, size: number): KeyedPostings {
  const keys = distinct(values);
  const places = Uint32Array.from(values, (value) => placeOf(keys, value));
  const offsets = new Uint32Array(keys.length + 1);
  for (const place of places) {
    offsets[place + 1] = (offsets[place + 1] ?? 0) + 1;
  }
  for (let at = 1; at < offsets.length; at += 1) {
    offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  }
  const next = offsets.slice();
  const rows = new Uint16Array(values.length);
  for (let row = 0; row < size; row += 1) {
    const end = rowOffsets[row + 1] ?? 0;
    for (let at = rowOffsets[row] ?? 0; at < end; at += 1) {
      const place = places[at] as number;
      const slot = next[place] as number;
      rows[slot] = row;
      next[place] = slot + 1;
    }
  }
  return { keys, offsets, rows };
}

function invertConcepts(columns: CompactCooperatives): ConceptPostings {
  const offsets = new Uint32Array(conceptCount() + 1);
  for (const concept of columns.concepts) {
    offsets[concept + 1] = (offsets[concept + 1] ?? 0) + 1;
  }
  for (let at = 1; at < offsets.length; at += 1) {
    offsets[at] = (offsets[at] ?? 0) + (offsets[at - 1] ?? 0);
  }
  const next = offsets.slice();
  const total = columns.concepts.length;
  const rows = new Uint16Array(total);
  const weights = new Uint8Array(total);
  const ownWeights = new Uint8Array(total);
  columns.ids.forEach((_, row) => {
    const end = columns.conceptOffsets[row + 1] ?? 0;
    for (let at = columns.conceptOffsets[row] ?? 0; at < end; at += 1) {
      const concept = columns.concepts[at] ?? 0;
      const slot = next[concept] ?? 0;
      rows[slot] = row;
      weights[slot] = Math.min(100, columns.conceptWeights[at] ?? 0);
      ownWeights[slot] = columns.conceptOwnWeights[at] ?? 0;
      next[concept] = slot + 1;
    }
  });
  return { offsets, rows, weights, ownWeights };
}

/** Inverts the columns: which rows hold each stem, 4-gram and concept. Throws RangeError above `segmentLimit` rows. */
export function postingsOf(columns: CompactCooperatives): Postings {
  const size = columns.ids.length;
  if (size > segmentLimit) {
    throw new RangeError(`A segment holds at most ${segmentLimit} profiles, not ${size}`);
  }
  return {
    stems: invert(columns.stemOffsets, columns.stems, size),
    grams: invert(columns.gramOffsets, columns.grams, size),
    concepts: invertConcepts(columns),
  };
}
