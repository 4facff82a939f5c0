import { primaryWeight } from "../profile/trades.ts";
import type { CompactCooperatives } from "../score/compact.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { isSector, tradeCodes, tradeNumber } from "../taxonomy/trade-codes.ts";
import {
  declineRules,
  factorAfter,
  type LoweringReason,
  loweringReasons,
  primaryTradeRule,
} from "./decline-rules.ts";

const sectorNumbers = Uint8Array.from(tradeCodes, (code) =>
  tradeNumber(isSector(code) ? code : sectorOfBranch(code)),
);

/** True where a trade is the declined one, its sector or, where only a sector was declined, one of its branches. */
function isOf(trade: number, declined: number): boolean {
  const sector = sectorNumbers[trade];
  return (
    sector === sectorNumbers[declined] && (trade === declined || trade === sector || declined === sector)
  );
}

function count(
  rows: CompactCooperatives,
  row: number,
  reason: LoweringReason,
  speaks: (at: number) => boolean,
): number {
  const number = loweringReasons.indexOf(reason);
  let sum = 0;
  const end = rows.declineOffsets[row + 1] ?? 0;
  for (let at = rows.declineOffsets[row] ?? 0; at < end; at += 1) {
    if (rows.declineReasons[at] === number && speaks(at)) {
      sum += 1;
    }
  }
  return sum;
}

/** True where a cooperative has declined anything that still counts: most have not, and cost nothing more. */
export function hasDeclines(rows: CompactCooperatives, row: number): boolean {
  return rows.declineOffsets[row + 1] !== rows.declineOffsets[row];
}

/** What is left of the trade at place `at` of the columns for this idea, 0..1. */
export function tradeFactor(query: IdeaQuery, rows: CompactCooperatives, row: number, at: number): number {
  const trade = rows.trades[at] ?? 0;
  const times = count(rows, row, "not_our_trade", (decline) => {
    const declined = rows.declineTrades[decline] ?? 0;
    return query.spokenTrades[declined] === 1 && isOf(trade, declined);
  });
  const isPrimary = rows.tradeWeights[at] === primaryWeight;
  return factorAfter(isPrimary ? primaryTradeRule : declineRules.not_our_trade, times);
}

/** What is left of the region part for this idea, 0..1. */
export function regionFactor(query: IdeaQuery, rows: CompactCooperatives, row: number): number {
  const distance = query.distances[rows.province[row] ?? 0] ?? 0;
  const times = count(
    rows,
    row,
    "too_far",
    (decline) => distance > 0 && distance >= (rows.declineDistances[decline] ?? 0),
  );
  return factorAfter(declineRules.too_far, times);
}

/** What is left of the capacity part for this idea, 0..1. */
export function capacityFactor(query: IdeaQuery, rows: CompactCooperatives, row: number): number {
  const times = count(
    rows,
    row,
    "no_capacity_now",
    (decline) =>
      query.capexMad >= (rows.declineCapex[decline] ?? 0) &&
      query.minMembers >= (rows.declineMembers[decline] ?? 0),
  );
  return factorAfter(declineRules.no_capacity_now, times);
}

/** The same cooperatives as if they had declined nothing. */
export function withoutDeclines(rows: CompactCooperatives): CompactCooperatives {
  return { ...rows, declineOffsets: new Uint32Array(rows.ids.length + 1) };
}
