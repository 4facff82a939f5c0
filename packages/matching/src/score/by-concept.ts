import { neighboursOf } from "../glossary/closeness.ts";
import { conceptCount } from "../glossary/glossary.ts";

/** Entries by concept number: those of concept c stand from starts[c] to starts[c + 1]. */
export interface ByConcept {
  readonly starts: Uint16Array;
  /** Which concept or need of the idea. */
  readonly items: Uint8Array;
  /** Closeness in hundredths. */
  readonly values: Uint8Array;
}

/** Turns lists of concepts, one for each item, into entries by concept. */
export function byConcept(lists: readonly ReadonlyMap<number, number>[]): ByConcept {
  const counts = new Uint16Array(conceptCount() + 1);
  for (const list of lists) {
    for (const concept of list.keys()) {
      counts[concept + 1] = (counts[concept + 1] ?? 0) + 1;
    }
  }
  for (let at = 1; at < counts.length; at += 1) {
    counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  }
  const next = counts.slice();
  const total = counts[counts.length - 1] ?? 0;
  const items = new Uint8Array(total);
  const values = new Uint8Array(total);
  lists.forEach((list, item) => {
    for (const [concept, value] of list) {
      const at = next[concept] ?? 0;
      items[at] = item;
      values[at] = value;
      next[concept] = at + 1;
    }
  });
  return { starts: counts, items, values };
}

/** Concepts close to any of the given, each by its best closeness. */
export function closeTo(numbers: Iterable<number>): ReadonlyMap<number, number> {
  const close = new Map<number, number>();
  for (const number of numbers) {
    const row = neighboursOf(number);
    row.numbers.forEach((other, at) => {
      close.set(other, Math.max(close.get(other) ?? 0, row.values[at] ?? 0));
    });
  }
  return close;
}
