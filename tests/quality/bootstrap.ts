import { mean } from "./measures.ts";

/** A figure with its 95% interval; all three NaN (null in JSON) where nothing was judged. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** How many values the figure rests on. */
  readonly count: number;
}

const resamples = 2000;
/** Resamples left out at either end. */
const outside = resamples * 0.025;

/** Numbers in [0, 1) that are the same every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The statistic of all values with its percentile interval (Efron & Tibshirani 1993, ch. 13). Whole groups are drawn
 * with replacement, as many as there are, so that values which belong together stay together.
 */
export function bootstrap(
  groups: readonly (readonly number[])[],
  statistic: (values: readonly number[]) => number = mean,
): Interval {
  const random = seeded(7);
  const all = groups.flat();
  const drawn = Array.from({ length: resamples }, () =>
    statistic(groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? [])),
  ).sort((a, b) => a - b);
  return {
    mean: statistic(all),
    low: drawn[outside] ?? Number.NaN,
    high: drawn[resamples - 1 - outside] ?? Number.NaN,
    count: all.length,
  };
}

/** A value with the unit it is resampled with. */
export interface Sample {
  readonly unit: string;
  readonly value: number;
}

/** The mean of values with its interval, resampling units. */
export function meanOf(samples: readonly Sample[]): Interval {
  const groups = Map.groupBy(samples, ({ unit }) => unit);
  return bootstrap([...groups.values()].map((group) => group.map(({ value }) => value)));
}
