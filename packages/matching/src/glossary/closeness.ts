import { type Relation, relations } from "./concept.ts";
import { glossary } from "./glossary.ts";

/** How much of one concept another meets, in hundredths, the same both ways; judged by hand. */
const relationValues: Readonly<Record<Relation, number>> = {
  broader: 60,
  partOf: 40,
  madeFrom: 40,
  usedFor: 40,
  servedBy: 35,
  near: 30,
};
const siblingValue = 10;
/** A family with more members than this says too little to make siblings of them. */
const largestFamily = 12;

/** Neighbours of one concept: their numbers and how close each is, in hundredths; itself is 100. */
export interface Neighbours {
  readonly numbers: Uint16Array;
  readonly values: Uint8Array;
}

function relateAll(): readonly Neighbours[] {
  const { concepts, related } = glossary();
  const rows = concepts.map((_, number) => new Map([[number, 100]]));
  const relate = (from: number, to: number, value: number) => {
    const row = rows[from];
    if (from !== to && row !== undefined && (row.get(to) ?? 0) < value) {
      row.set(to, value);
    }
  };
  for (const relation of relations) {
    const { from, to } = related[relation];
    from.forEach((number, at) => {
      const other = to[at] ?? number;
      relate(number, other, relationValues[relation]);
      relate(other, number, relationValues[relation]);
    });
  }
  const families = new Map<number, number[]>();
  related.broader.to.forEach((head, at) => {
    const family = families.get(head) ?? [];
    families.set(head, family);
    family.push(related.broader.from[at] ?? head);
  });
  for (const family of families.values()) {
    for (const a of family.length > largestFamily ? [] : family) {
      for (const b of family) {
        relate(a, b, siblingValue);
      }
    }
  }
  return rows.map((row) => {
    const numbers = Uint16Array.from(row.keys()).sort();
    return { numbers, values: Uint8Array.from(numbers, (number) => row.get(number) ?? 0) };
  });
}

let neighbours: readonly Neighbours[] | undefined;

const none: Neighbours = { numbers: new Uint16Array(), values: new Uint8Array() };

export function neighboursOf(number: number): Neighbours {
  neighbours ??= relateAll();
  return neighbours[number] ?? none;
}

/** Closeness of two concepts in hundredths, 100 when equal, 0 when unrelated. */
export function closeness(from: number, to: number): number {
  const { numbers, values } = neighboursOf(from);
  let low = 0;
  let high = numbers.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const number = numbers[middle] as number;
    if (number === to) {
      return values[middle] as number;
    }
    if (number < to) {
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return 0;
}
