import { hasDeclines, tradeFactor, withoutDeclines } from "../feedback/decline-factors.ts";
import type { CapacityValues } from "../score/capacity-values.ts";
import type { CompactCooperatives } from "../score/compact.ts";
import { fullPart, type PartColumns, partColumns } from "../score/fuse.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import type { Parts } from "../score/pair-score.ts";
import { writeParts } from "../score/row-parts.ts";
import type { Shared } from "../score/text-values.ts";
import { type ScorePart, scoreParts } from "./reason-codes.ts";

/** What earlier declines take from one pair. */
export interface Lowered {
  /** By part, 0..1: the middle of both sides without declines, less the middle with them. */
  readonly parts: Parts;
  /** What is left of each trade of the cooperative, in the order of its trades. */
  readonly tradeFactors: readonly number[];
}

const nothing: Parts = { sector: 0, region: 0, capacity: 0, text: 0 };

/** Scores the parts of the first row again as if nothing had been declined, and compares. */
export function loweredByDeclines(
  query: IdeaQuery,
  rows: CompactCooperatives,
  shared: Shared,
  capacity: CapacityValues,
  scored: PartColumns,
): Lowered {
  if (!hasDeclines(rows, 0)) {
    return { parts: nothing, tradeFactors: [] };
  }
  const before = partColumns(1);
  writeParts(query, withoutDeclines(rows), 0, shared, capacity, before, 0);
  const sum = (columns: PartColumns, part: ScorePart) =>
    (columns.forIdea[part][0] ?? 0) + (columns.forCooperative[part][0] ?? 0);
  const parts = scoreParts.map((part) => [part, (sum(before, part) - sum(scored, part)) / (2 * fullPart)]);
  return {
    parts: Object.fromEntries(parts),
    tradeFactors: [...rows.trades].map((_, at) => tradeFactor(query, rows, 0, at)),
  };
}
