import type { RankChange } from "../explain/change-codes.ts";
import { rankChanges } from "../explain/rank-changes.ts";
import { cooperativeFromBank, ideaFromBank } from "../profile/from-bank.ts";
import { prepareCooperative, prepareIdea } from "../profile/prepare.ts";
import type { PairScore } from "../score/pair-score.ts";
import { defaultPolicy, type Policy } from "../score/policy.ts";
import { scorePrepared } from "../score/score-pair.ts";
import { rankPreparedIdea } from "./rank.ts";
import type { Bank } from "./rank-bank.ts";

/** One pair of a bank/1 file in full: score, gates, reasons, and what would change its rank on the idea's list. */
export interface ExplainedPair {
  readonly pair: PairScore;
  readonly changes: readonly RankChange[];
}

/** Undefined where the bank has no such idea or cooperative. */
export function explainBankPair(
  bank: Bank,
  ideaId: string,
  cooperativeId: string,
  policy: Policy = defaultPolicy,
): ExplainedPair | undefined {
  const row = bank.ideas.find(({ id }) => id === ideaId);
  const cooperatives = bank.cooperatives.map((other) => prepareCooperative(cooperativeFromBank(other)));
  const own = cooperatives.find(({ profile }) => profile.id === cooperativeId);
  if (row === undefined || own === undefined) {
    return undefined;
  }
  const idea = prepareIdea(ideaFromBank(row));
  const list = rankPreparedIdea(idea, cooperatives, policy, cooperatives.length).map((pair) => ({
    id: pair.cooperative,
    value: pair.score + pair.publicBenefit.bonus,
  }));
  return { pair: scorePrepared(idea, own, policy), changes: rankChanges(idea, own, list, policy) };
}
