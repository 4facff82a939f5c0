/** Grades of one ranked list, best first, and of all judged candidates. */
export interface JudgedList {
  readonly ranked: readonly number[];
  readonly all: readonly number[];
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

/** nDCG at k with gains 2^grade − 1 (Burges et al. 2005); undefined where nothing is relevant. */
export function ndcg(list: JudgedList, k: number): number | undefined {
  const ideal = gain([...list.all].sort((a, b) => b - a).slice(0, k));
  return ideal === 0 ? undefined : gain(list.ranked.slice(0, k)) / ideal;
}

/** Share of the candidates of at least this grade that stand in the first k; undefined where there is none. */
export function recall(list: JudgedList, k: number, grade: number): number | undefined {
  const wanted = list.all.filter((value) => value >= grade).length;
  return wanted === 0 ? undefined : list.ranked.slice(0, k).filter((value) => value >= grade).length / wanted;
}

/** Share of the first k that have at least this grade, of the most that could; undefined where there is none. */
export function precision(list: JudgedList, k: number, grade: number): number | undefined {
  const most = Math.min(k, list.all.filter((value) => value >= grade).length);
  return most === 0 ? undefined : list.ranked.slice(0, k).filter((value) => value >= grade).length / most;
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

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

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** Mean with its 95% bootstrap interval over 2,000 seeded resamples. */
export function interval(values: readonly number[]): Interval {
  const random = seeded(7);
  const means = Array.from({ length: 2000 }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).sort((a, b) => a - b);
  return {
    mean: mean(values),
    low: means[50] ?? Number.NaN,
    high: means[1949] ?? Number.NaN,
    count: values.length,
  };
}
