import type { ScorePart } from "../explain/reason-codes.ts";

/** Weights, thresholds and delays of one programme: data, versioned, never code. */
export interface Policy {
  readonly version: string;
  /** Share of each part in a side's fit; at least one positive, they need not add up to 1. */
  readonly weights: Readonly<Record<ScorePart, number>>;
  readonly thresholds: {
    /** Below this a pair is not shown to anybody and makes no match, 0..1. */
    readonly minimumShown: number;
    /** From here a match becomes a review item, 0..1. */
    readonly review: number;
    /** From here a match is proposed without an officer, 0..1; null: an officer always decides. */
    readonly propose: number | null;
  };
  readonly keepPerIdea: number;
  readonly keepPerCooperative: number;
  readonly maxOpenProposalsPerCooperative: number;
  readonly maxOpenIntroductionsPerCooperative: number;
  readonly answerWithinDays: number;
  /** "Far too few members": under this share of what the idea needs the gate closes, 0..1. */
  readonly minimumMembersShare: number;
  /** What a certificate in progress is worth beside one obtained, 0..1. */
  readonly inProgressValue: number;
  /** Most a benefit can add to the ordering, shown apart from the score, 0..1 each. */
  readonly benefits: { readonly women: number; readonly youth: number; readonly rural: number };
}

export const defaultPolicy: Policy = {
  version: "2026-01",
  weights: { sector: 0.3, region: 0.2, capacity: 0.2, text: 0.3 },
  thresholds: { minimumShown: 0.35, review: 0.53, propose: null },
  keepPerIdea: 10,
  keepPerCooperative: 5,
  maxOpenProposalsPerCooperative: 3,
  maxOpenIntroductionsPerCooperative: 3,
  answerWithinDays: 14,
  minimumMembersShare: 0.6,
  inProgressValue: 0.5,
  benefits: { women: 0.02, youth: 0.02, rural: 0.01 },
};
