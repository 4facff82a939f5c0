import type { AnalysedText } from "./analyse.ts";
import { stemWeight, type TextStatistics } from "./statistics.ts";

function shareOf(
  own: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
  weigh: (key: string) => number,
): number {
  let met = 0;
  let self = 0;
  for (const [key, emphasis] of own) {
    const weight = weigh(key) ** 2 * emphasis;
    self += weight;
    if (other.has(key)) {
      met += weight;
    }
  }
  return self === 0 ? 0 : met / self;
}

/**
 * Words two texts share, 0..1 of what the own text could reach at most (its own self-score), stems and
 * character 4-grams one to one; intrinsic to the pair, whoever else is in the bank.
 */
export function wordOverlap(own: AnalysedText, other: AnalysedText, statistics: TextStatistics): number {
  const stems = shareOf(own.stems, other.stems, (key) => stemWeight(statistics, key));
  const grams = shareOf(own.grams, other.grams, () => 1);
  return (stems + grams) / 2;
}
