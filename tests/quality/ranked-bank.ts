import { createProfileIndex } from "@tawafuq/matching/index/profile-index";
import { type BankIdea, cooperativeFromBank, ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import { prepareCooperative, prepareIdea } from "@tawafuq/matching/profile/prepare";
import { partnerFound } from "@tawafuq/matching/rank/partner-found";
import { rankPreparedIdea } from "@tawafuq/matching/rank/rank";
import { queryOf } from "@tawafuq/matching/score/idea-query";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { defaultPolicy } from "@tawafuq/matching/score/policy";
import type { Bank } from "./judged-set.ts";

/** An idea with what the package says of every cooperative of its bank. */
export interface RankedIdea {
  readonly row: BankIdea;
  /** Every pair, gates closed or not, best first. */
  readonly all: readonly PairScore[];
  /** The pairs with every gate open, best first: what the ranking measures see. */
  readonly open: readonly PairScore[];
  /** What a search of the index shows, without a limit; it decides gates and minimum by code of its own. */
  readonly shown: readonly PairScore[];
  /** Somebody on the list can carry the idea; else nothing of it is proposed. */
  readonly isPartnerFound: boolean;
}

/** Ranks every idea of a bank under the default policy, by pair and through the index. */
export function rankBank(bank: Bank): readonly RankedIdea[] {
  const cooperatives = bank.cooperatives.map((row) => prepareCooperative(cooperativeFromBank(row)));
  const index = createProfileIndex();
  index.replace(cooperatives);
  return bank.ideas.map((row) => {
    const idea = prepareIdea(ideaFromBank(row));
    const all = rankPreparedIdea(idea, cooperatives, defaultPolicy, cooperatives.length, {
      includeClosed: true,
    });
    const pairs = new Map(all.map((pair) => [pair.cooperative, pair]));
    const found = index.search(queryOf(idea), defaultPolicy, cooperatives.length);
    const isPartnerFound = partnerFound(found.slice(0, defaultPolicy.keepPerIdea), defaultPolicy);
    const shown = found.flatMap(({ id }) => pairs.get(id) ?? []);
    return { row, all, open: all.filter((pair) => pair.passed), shown, isPartnerFound };
  });
}
