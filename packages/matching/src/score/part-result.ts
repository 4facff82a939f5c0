import type { Reason } from "../explain/reason-codes.ts";

/** One part seen from both sides, each 0..1, with what speaks for and against and what is missing. */
export interface PartResult {
  readonly forIdea: number;
  readonly forCooperative: number;
  readonly reasonsFor: readonly Reason[];
  readonly reasonsAgainst: readonly Reason[];
  readonly missing: readonly Reason[];
}

export const noReasons: Pick<PartResult, "reasonsFor" | "reasonsAgainst" | "missing"> = {
  reasonsFor: [],
  reasonsAgainst: [],
  missing: [],
};

export function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
