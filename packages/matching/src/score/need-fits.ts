import type { CompactCooperatives } from "./compact.ts";
import type { IdeaQuery, QueryNeed } from "./idea-query.ts";

/** What a requirement the glossary does not know is worth by equal words in sentences; owned by its very name, it is met. */
const byWordsOnly = 0.8;
/** What is left of a met requirement whose size is far too small. */
const sizeFloor = 0.5;

function holds(keys: Uint32Array, from: number, to: number, wanted: number): boolean {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const key = keys[middle] ?? 0;
    if (key === wanted) {
      return true;
    }
    if (key < wanted) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return false;
}

function byWords(need: QueryNeed, rows: CompactCooperatives, row: number): number {
  let shared = 0;
  let owned = 0;
  for (const key of need.keys) {
    const isOwned = holds(rows.means, rows.meansOffsets[row] ?? 0, rows.meansOffsets[row + 1] ?? 0, key);
    const isSaid = holds(rows.stems, rows.stemOffsets[row] ?? 0, rows.stemOffsets[row + 1] ?? 0, key);
    owned += isOwned ? 1 : 0;
    shared += isOwned || isSaid ? 1 : 0;
  }
  if (need.keys.length === 0) {
    return 0;
  }
  return owned === need.keys.length ? 1 : (byWordsOnly * shared) / need.keys.length;
}

/** The largest amount the cooperative states of what the need asks, in the need's dimension; undefined where it states none. */
function statedAmount(need: QueryNeed, rows: CompactCooperatives, row: number): number | undefined {
  let most: number | undefined;
  const end = rows.sizeOffsets[row + 1] ?? 0;
  for (let at = rows.sizeOffsets[row] ?? 0; at < end; at += 1) {
    if (rows.sizeDimensions[at] === need.dimension && need.alike.has(rows.sizeConcepts[at] ?? 0)) {
      most = Math.max(most ?? 0, rows.sizeAmounts[at] ?? 0);
    }
  }
  return most;
}

/** How far each requirement and skill is met, 0..1: by meaning, by equal words, and by size where both state one. */
export function needFits(query: IdeaQuery, rows: CompactCooperatives, row: number): Float64Array {
  const fits = new Float64Array(query.needs.length);
  const end = rows.conceptOffsets[row + 1] ?? 0;
  for (let at = rows.conceptOffsets[row] ?? 0; at < end; at += 1) {
    const concept = rows.concepts[at] ?? 0;
    const weight = Math.min(100, rows.conceptWeights[at] ?? 0) / 10_000;
    const last = query.needsNear.starts[concept + 1] ?? 0;
    for (let entry = query.needsNear.starts[concept] ?? 0; entry < last; entry += 1) {
      const item = query.needsNear.items[entry] ?? 0;
      fits[item] = Math.max(fits[item] ?? 0, (query.needsNear.values[entry] ?? 0) * weight);
    }
  }
  query.needs.forEach((need, item) => {
    let value = Math.max(fits[item] ?? 0, byWords(need, rows, row));
    if (need.amount > 0 && value > 0) {
      const has = statedAmount(need, rows, row);
      if (has !== undefined) {
        value *= sizeFloor + (1 - sizeFloor) * Math.min(1, has / need.amount);
      }
    }
    fits[item] = value;
  });
  return fits;
}
