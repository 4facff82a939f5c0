import type { Reason } from "./reason-codes.ts";

/** What one reason earns or costs, in shares of the score; a gap can be closed, a reason against cannot. */
export interface Entry {
  readonly list: "for" | "against" | "missing";
  readonly reason: Reason;
  /** 0..1 */
  readonly amount: number;
}

/** What reasons share in proportion, e.g. the needs met; 0 for all when nothing is there to share. */
export function apportion(amount: number, shares: readonly number[]): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (total === 0 ? 0 : (amount * share) / total));
}
