import type { GateResult } from "../gates/gate-codes.ts";
import {
  type BankCooperative,
  type BankIdea,
  cooperativeFromBank,
  ideaFromBank,
} from "../profile/from-bank.ts";
import { prepareCooperative, prepareIdea } from "../profile/prepare.ts";
import type { Parts } from "../score/pair-score.ts";
import { defaultPolicy, type Policy } from "../score/policy.ts";
import { rankPreparedIdea } from "./rank.ts";

export interface Bank {
  readonly cooperatives: readonly BankCooperative[];
  readonly ideas: readonly BankIdea[];
}

export interface RankedCooperative {
  readonly cooperative: string;
  readonly score: number;
  readonly parts: Parts;
  readonly gates: readonly GateResult[];
}

/**
 * The best k cooperatives of every idea of a bank/1 file, keyed by idea id: all that pass their gates, whatever their
 * score, for whoever reads the list to judge; what people are shown starts at the policy's minimum.
 */
export function rankBank(
  bank: Bank,
  k: number,
  policy: Policy = defaultPolicy,
): Readonly<Record<string, readonly RankedCooperative[]>> {
  const cooperatives = bank.cooperatives.map((row) => prepareCooperative(cooperativeFromBank(row)));
  const unbounded: Policy = { ...policy, thresholds: { ...policy.thresholds, minimumShown: 0 } };
  return Object.fromEntries(
    bank.ideas.map((row) => [
      row.id,
      rankPreparedIdea(prepareIdea(ideaFromBank(row)), cooperatives, unbounded, k).map((pair) => ({
        cooperative: pair.cooperative,
        score: pair.score,
        parts: pair.parts,
        gates: pair.gates,
      })),
    ]),
  );
}
