import { type BranchCode, branchCodes, type SectorCode, sectorCodes } from "./codes.ts";

export type TradeCode = SectorCode | BranchCode;

/** Sectors and branches in one list; a trade's number is its place here, a sector's the same as in `sectorCodes`. */
export const tradeCodes: readonly TradeCode[] = [...sectorCodes, ...branchCodes];

const numberByCode = new Map<string, number>(tradeCodes.map((code, number) => [code, number]));

/** Throws RangeError on an unknown code. */
export function tradeNumber(code: TradeCode): number {
  const number = numberByCode.get(code);
  if (number === undefined) {
    throw new RangeError(`Unknown trade ${code}`);
  }
  return number;
}

export function isSector(code: TradeCode): code is SectorCode {
  return !code.includes(".");
}
