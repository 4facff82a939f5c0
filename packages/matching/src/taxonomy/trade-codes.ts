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

/** Throws RangeError outside the list. */
export function tradeAt(number: number): TradeCode {
  const code = tradeCodes[number];
  if (code === undefined) {
    throw new RangeError(`No trade ${number}`);
  }
  return code;
}

export function isSector(code: TradeCode): code is SectorCode {
  return !code.includes(".");
}
