import { affinity, sectorOfBranch } from "../taxonomy/sectors.ts";
import { isSector, type TradeCode } from "../taxonomy/trade-codes.ts";

const sameSector = 0.75;
const otherBranch = 0.4;
const relatedShare = 0.75;

/** Closeness of two trades, 0..1: the branch decides inside a sector, the affinity table between sectors. */
export function tradeCloseness(a: TradeCode, b: TradeCode): number {
  const sectorA = isSector(a) ? a : sectorOfBranch(a);
  const sectorB = isSector(b) ? b : sectorOfBranch(b);
  if (sectorA !== sectorB) {
    return relatedShare * affinity(sectorA, sectorB);
  }
  if (isSector(a) || isSector(b)) {
    return sameSector;
  }
  return a === b ? 1 : otherBranch;
}
