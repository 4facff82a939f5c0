import { neighboursOf } from "../glossary/closeness.ts";

/** Entries by concept number: those of concept c stand from starts[c] to starts[c + 1]. */
export interface ByConcept {
  readonly starts: Uint16Array;
  /** Which concept or need of the idea. */
  readonly items: Uint8Array;
  /** Closeness in hundredths. */
  readonly values: Uint8Array;
}

/** Concepts, each once, and how close each is. */
interface Close {
  readonly numbers: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Turns lists of concepts, one for each item, into entries by concept; `count` concepts there are. */
export function byConcept(lists: readonly Close[], count: number): ByConcept {
  const starts = new Uint16Array(count + 1);
  for (const { numbers } of lists)
    for (let at = 0; at < numbers.length; at += 1) {
      const concept = (numbers[at] as number) + 1;
      starts[concept] = (starts[concept] as number) + 1;
    }
  for (let at = 1; at < starts.length; at += 1)
    starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const next = starts.slice();
  const total = starts[starts.length - 1] ?? 0;
  const items = new Uint8Array(total);
  const values = new Uint8Array(total);
  lists.forEach((list, item) => {
    for (let entry = 0; entry < list.numbers.length; entry += 1) {
      const concept = list.numbers[entry] as number;
      const at = next[concept] as number;
      items[at] = item;
      values[at] = list.values[entry] as number;
      next[concept] = at + 1;
    }
  });
  return { starts, items, values };
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
