import type { ProposingSide } from "@tawafuq/matching/allocate/deferred-acceptance";
import type { Override } from "@tawafuq/matching/allocate/overrides";
import { type BankPlan, planBank as plan } from "@tawafuq/matching/allocate/plan-bank";
import { defaultPolicy } from "../policies/policy.ts";
import type { BankRows } from "./rank-bank.ts";

/** Shortlists and an officer's round of a bank/1 file by the default policy; nothing is stored. */
export function planBank(rows: BankRows, overrides: readonly Override[], proposing: ProposingSide): BankPlan {
  return plan(rows, overrides, proposing, defaultPolicy);
}
