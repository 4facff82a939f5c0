import { type RankedCooperative, rankBank as rank } from "@tawafuq/matching/rank/rank-bank";
import type { CooperativeInput } from "../cooperatives/cooperative.ts";
import type { IdeaInput } from "../ideas/idea.ts";
import { defaultPolicy } from "../policies/policy.ts";

/** The checked rows of a bank/1 file under their own ids. */
export interface BankRows {
  readonly cooperatives: readonly (CooperativeInput & { readonly id: string })[];
  readonly ideas: readonly (IdeaInput & { readonly id: string })[];
}

/** The best `k` cooperatives of every idea by the default policy, keyed by the idea's row id; nothing is stored. */
export function rankBank(rows: BankRows, k: number): Readonly<Record<string, readonly RankedCooperative[]>> {
  return rank(rows, k, defaultPolicy);
}
