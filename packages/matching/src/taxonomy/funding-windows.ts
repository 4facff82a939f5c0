import type { FundingWindowCode, RegionCode } from "./codes.ts";
import fundingRows from "./funding-windows.json" with { type: "json" };

export interface FundingWindow {
  readonly code: FundingWindowCode;
  readonly name: string;
  /** Null where the programme states no ceiling. */
  readonly ceilingMad: number | null;
  readonly maxSharePct: number | null;
  readonly conditions: string;
  /** Empty where the window is open to the whole country. */
  readonly regions: readonly RegionCode[];
  readonly source: string;
  readonly confidence: string;
}

export const fundingWindows = fundingRows as readonly FundingWindow[];
