import type { Interval } from "./bootstrap.ts";
import type { Quality } from "./evaluate.ts";
import type { Ranking } from "./ranking.ts";

function figure({ mean, low, high, count }: Interval): string {
  return Number.isNaN(mean)
    ? "none judged"
    : `${mean.toFixed(3)}  [${low.toFixed(3)}, ${high.toFixed(3)}]  n=${count}`;
}

function named(pairs: readonly string[]): string {
  return pairs.length === 0 ? "none" : `${pairs.length}: ${pairs.join(", ")}`;
}

function rankingLines(name: string, ranking: Ranking): readonly (readonly [string, string])[] {
  return [
    [`${name}: nDCG@10`, figure(ranking.ndcg10)],
    ["  recall@10, grade ≥ 1", figure(ranking.recall10)],
    ["  precision@5, grade ≥ 2, of the most possible", figure(ranking.precision5)],
  ];
}

/** One set's figures as lines a person reads, each mean with its 95% interval and what it rests on. */
export function report(name: string, quality: Quality): string {
  const { size, twins, exposure, baselines, reasonsError } = quality;
  const lines: readonly (readonly [string, string])[] = [
    ...rankingLines("all pairs", quality.overall),
    ...rankingLines("other language only", quality.crossLanguage),
    ...rankingLines("other language, among all", quality.crossLanguageAmongAll),
    ...rankingLines("wrong sector, among all", quality.wrongSector),
    ["hard negatives above a grade 3", figure(quality.hardNegativesAbove)],
    ["ideas without partner, nothing to propose", figure(quality.withoutPartnerEmpty)],
    ["twins: Kendall τ-b over both top 10", figure(twins.tauB)],
    ["  top-5 overlap", figure(twins.top5Overlap)],
    ["exposure: Gini over the top 10", figure(exposure.gini)],
    ["  eligible but never shown", figure(exposure.neverShown)],
    ["good pairs closed by a gate", named(quality.closedGood)],
    ["hard gates broken", named(quality.gatesBroken)],
    ["shown without a sector, text or capacity reason", named(quality.shownWithoutReason)],
    [
      "reasons add up, greatest error",
      `${reasonsError.toScore.toExponential(1)} to the score, ${reasonsError.toOne.toExponential(1)} to 1`,
    ],
    ["baseline natural TfIdf: nDCG@10", figure(baselines.naturalTfIdf.ndcg10)],
    ["  other language only", figure(baselines.naturalTfIdf.crossLanguageNdcg10)],
    ["baseline MiniSearch: nDCG@10", figure(baselines.miniSearch.ndcg10)],
    ["  other language only", figure(baselines.miniSearch.crossLanguageNdcg10)],
  ];
  const title = `${name} (${size.ideas} ideas, ${size.cooperatives} cooperatives, ${size.judgments} pairs judged)`;
  return [title, ...lines.map(([label, value]) => `  ${label.padEnd(48)}${value}`), ""].join("\n");
}
