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

function tiedPairs(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
}

/**
 * Kendall's τ-b, −1..1, of two values each for the same things:
 * (concordant − discordant) / √((n₀ − n₁)(n₀ − n₂)), n₀ = n(n − 1)/2, n₁ and n₂ the pairs tied on either side
 * (Kendall 1945, "The treatment of ties in ranking problems"). Undefined where one side ties everything.
 */
export function kendallTauB(pairs: readonly (readonly [number, number])[]): number | undefined {
  let balance = 0;
  pairs.forEach(([x, y], at) => {
    for (const [otherX, otherY] of pairs.slice(at + 1)) {
      balance += Math.sign(x - otherX) * Math.sign(y - otherY);
    }
  });
  const all = (pairs.length * (pairs.length - 1)) / 2;
  const spread = (all - tiedPairs(pairs.map(([x]) => x))) * (all - tiedPairs(pairs.map(([, y]) => y)));
  return spread === 0 ? undefined : balance / Math.sqrt(spread);
}

/**
 * Gini coefficient, 0 (all alike) to 1 − 1/n (one has all): Σ (2i − n − 1) xᵢ / (n Σ xᵢ), x ascending, i from 1
 * (Sen 1973, "On Economic Inequality", § 2.6). NaN where there is nothing to share.
 */
export function gini(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b);
  const total = ascending.reduce((sum, value) => sum + value, 0);
  const weighted = ascending.reduce(
    (sum, value, at) => sum + (2 * (at + 1) - ascending.length - 1) * value,
    0,
  );
  return weighted / (ascending.length * total);
}
