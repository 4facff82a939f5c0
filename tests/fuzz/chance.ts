import { seededRandom } from "@tawafuq/tests/support/seeded-random";

/** Choices that are the same for the same seed. */
export interface Chance {
  /** True with this probability. */
  often(probability: number): boolean;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item | undefined;
}

export function createChance(seed: number): Chance {
  const random = seededRandom(seed);
  return {
    often: (probability) => random() < probability,
    between: (low, high) => low + Math.floor(random() * (high - low + 1)),
    pick: (items) => items[Math.floor(random() * items.length)],
  };
}
