import { hasDeclines, tradeFactor } from "../feedback/decline-factors.ts";
import type { CompactCooperatives } from "./compact.ts";
import type { IdeaQuery } from "./idea-query.ts";

const roots = Float64Array.from({ length: 256 }, (_, weight) => Math.sqrt(weight / 100));

/** Best meeting of any trade of both, 0..1: what the idea asks of the sector. */
export function sectorForIdea(query: IdeaQuery, rows: CompactCooperatives, row: number): number {
  const isLowered = hasDeclines(rows, row);
  let best = 0;
  const end = rows.tradeOffsets[row + 1] ?? 0;
  for (let at = rows.tradeOffsets[row] ?? 0; at < end; at += 1) {
    const met = (query.tradeBest[rows.trades[at] ?? 0] ?? 0) * (roots[rows.tradeWeights[at] ?? 0] ?? 0);
    const value = isLowered ? met * tradeFactor(query, rows, row, at) : met;
    if (value > best) {
      best = value;
    }
  }
  return Math.min(1, best);
}

/** The same, each trade by how much it is the side's own: what the cooperative asks of the sector. */
export function sectorForCooperative(query: IdeaQuery, rows: CompactCooperatives, row: number): number {
  const isLowered = hasDeclines(rows, row);
  let best = 0;
  const end = rows.tradeOffsets[row + 1] ?? 0;
  for (let at = rows.tradeOffsets[row] ?? 0; at < end; at += 1) {
    const met = ((query.tradeShared[rows.trades[at] ?? 0] ?? 0) * (rows.tradeWeights[at] ?? 0)) / 100;
    const value = isLowered ? met * tradeFactor(query, rows, row, at) : met;
    if (value > best) {
      best = value;
    }
  }
  return Math.min(1, best);
}
