import { type ExplainedPair, explainBankPair } from "@tawafuq/matching/rank/explain-bank";
import { defaultPolicy } from "../policies/policy.ts";
import type { BankRows } from "./rank-bank.ts";

/** One pair of a bank/1 file in full by the default policy; undefined where one of the two is not in the file. */
export function explainPair(rows: BankRows, idea: string, cooperative: string): ExplainedPair | undefined {
  return explainBankPair(rows, idea, cooperative, defaultPolicy);
}
