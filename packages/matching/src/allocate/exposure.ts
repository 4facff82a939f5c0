import { compareIds } from "./attention-graph.ts";
import type { Shortlist } from "./share-attention.ts";

export interface Exposure {
  /** Gini coefficient of the times shown over all eligible cooperatives, 0 (all alike) .. below 1 (one has all). */
  readonly gini: number;
  /** Share of the eligible never shown, 0..1. */
  readonly neverShown: number;
}

/**
 * How evenly the lists share attention; gini 0 where nobody is shown.
 * Gini over ascending counts x of n: sum((2i - n - 1) x_i) / (n sum(x)) (Sen 1973, On Economic Inequality).
 */
export function measureExposure(shortlists: readonly Shortlist[], eligible: readonly string[]): Exposure {
  const counts = new Map([...eligible].sort(compareIds).map((id) => [id, 0]));
  for (const { places } of shortlists) {
    for (const { cooperative } of places) {
      const count = counts.get(cooperative);
      if (count !== undefined) {
        counts.set(cooperative, count + 1);
      }
    }
  }
  const shown = [...counts.values()].sort((left, right) => left - right);
  const total = shown.reduce((sum, count) => sum + count, 0);
  const weighted = shown.reduce((sum, count, index) => sum + (2 * index + 1 - shown.length) * count, 0);
  return {
    gini: total === 0 ? 0 : weighted / (shown.length * total),
    neverShown: shown.length === 0 ? 0 : shown.filter((count) => count === 0).length / shown.length,
  };
}
