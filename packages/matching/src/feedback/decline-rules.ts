import type { ScorePart } from "../explain/reason-codes.ts";

/** How much one decline lowers what it speaks of, and how far many can: both shares of the part, 0..1. */
export interface DeclineRule {
  readonly part: ScorePart;
  readonly factor: number;
  readonly floor: number;
}

/**
 * What a decline says of other ideas than the declined one. A reason that is not here (a partner already, conditions
 * that do not suit, another one) speaks of that pair alone, which the gate `declined_before` keeps apart.
 * - not_our_trade: ideas of the same primary trade, where they meet a trade of that sector or branch
 * - too_far: ideas at least as far away, never one in the cooperative's own province
 * - no_capacity_now: ideas that ask for as much investment and as many members, or more
 */
export const declineRules = {
  not_our_trade: { part: "sector", factor: 0.7, floor: 0.3 },
  too_far: { part: "region", factor: 0.8, floor: 0.4 },
  no_capacity_now: { part: "capacity", factor: 0.8, floor: 0.5 },
} as const satisfies Record<string, DeclineRule>;

/** A trade that stands first in the profile is believed more than answers: it keeps at least half of its weight. */
export const primaryTradeRule: DeclineRule = { part: "sector", factor: 0.85, floor: 0.5 };

/** Reasons that lower something; the columns name a reason by its place here. */
export type LoweringReason = keyof typeof declineRules;
export const loweringReasons = Object.keys(declineRules) as readonly LoweringReason[];

/** Declines that a profile carries at the most. */
export const mostDeclines = 20;

/** What is left of a part after `count` declines that speak of it, `floor`..1. */
export function factorAfter(rule: DeclineRule, count: number): number {
  return Math.max(rule.floor, rule.factor ** count);
}
