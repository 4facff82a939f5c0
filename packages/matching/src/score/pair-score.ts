import type { Reason, ScorePart } from "../explain/reason-codes.ts";
import type { GateResult } from "../gates/gate-codes.ts";

/** Changes whenever the same inputs can give another number. */
export const scorerVersion = "4";

/** The four visible parts, each 0..1. */
export type Parts = Readonly<Record<ScorePart, number>>;

/** Women, youth and rural shares 0..1 and what the policy adds for them; never part of `score`. */
export interface PublicBenefit {
  readonly women: number;
  readonly youth: number;
  readonly rural: number;
  readonly bonus: number;
}

/** One scored pair: plain data, enough to show, store and recompute it. */
export interface PairScore {
  readonly idea: string;
  readonly cooperative: string;
  /** Geometric mean of both sides, 0..1. */
  readonly score: number;
  readonly forIdea: number;
  readonly forCooperative: number;
  /** What both sides see: the geometric mean of each part. */
  readonly parts: Parts;
  readonly partsForIdea: Parts;
  readonly partsForCooperative: Parts;
  /** True when every gate passed: only then may the pair become a match. */
  readonly passed: boolean;
  readonly gates: readonly GateResult[];
  readonly reasonsFor: readonly Reason[];
  readonly reasonsAgainst: readonly Reason[];
  readonly missing: readonly Reason[];
  readonly publicBenefit: PublicBenefit;
  readonly policyVersion: string;
  readonly scorerVersion: string;
  readonly statisticsVersion: string;
}
