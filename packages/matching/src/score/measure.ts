import { type Reason, reason } from "../explain/reason-codes.ts";
import { clamp } from "./part-result.ts";

/** One demand weighed: how far it is met, 0..1, and the reason that says so. */
export interface Measure {
  readonly value: number;
  readonly weight: number;
  readonly met?: Reason;
  readonly gap?: Reason;
}

/** A number needed beside the number there is; nothing needed asks for nothing. */
export function quantity(
  needed: number | undefined,
  has: number,
  weight: number,
  codes: readonly [
    met: "land_enough" | "members_enough" | "cold_storage_enough" | "contribution_enough",
    gap: "land_short" | "members_short" | "cold_storage_short" | "contribution_short",
  ],
): readonly Measure[] {
  if (needed === undefined || needed <= 0) {
    return [];
  }
  const value = clamp(has / needed);
  const [metCode, gapCode] = codes;
  return value === 1
    ? [{ value, weight, met: reason(metCode, { needed, has }, "capacity") }]
    : [
        {
          value,
          weight,
          gap: reason(gapCode, { needed, has, short: Math.round((needed - has) * 100) / 100 }, "capacity"),
        },
      ];
}

/** 1 where nothing is demanded. */
export function weightedMean(measures: readonly Measure[]): number {
  const weight = measures.reduce((sum, row) => sum + row.weight, 0);
  return weight === 0 ? 1 : measures.reduce((sum, row) => sum + row.weight * row.value, 0) / weight;
}
