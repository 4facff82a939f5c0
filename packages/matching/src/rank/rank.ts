import type { PairContext } from "../gates/gate-codes.ts";
import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import {
  type PreparedCooperative,
  type PreparedIdea,
  prepareCooperative,
  prepareIdea,
} from "../profile/prepare.ts";
import type { PairScore } from "../score/pair-score.ts";
import type { Policy } from "../score/policy.ts";
import { scorePrepared } from "../score/score-pair.ts";

export interface RankOptions {
  /** Also return pairs whose gates closed; they keep their place by score. */
  readonly includeClosed?: boolean;
  /** What is known of a pair beyond the profiles, by idea and cooperative id. */
  readonly contextOf?: (ideaId: string, cooperativeId: string) => PairContext;
}

/** What a list is ordered by: the score and, apart from it, the policy's bonus for public benefit. */
function orderingValue(pair: PairScore): number {
  return pair.score + pair.publicBenefit.bonus;
}

function best(
  pairs: readonly PairScore[],
  k: number,
  idOf: (pair: PairScore) => string,
): readonly PairScore[] {
  const compare = (a: PairScore, b: PairScore) =>
    orderingValue(b) - orderingValue(a) || (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0);
  return [...pairs].sort(compare).slice(0, k);
}

function kept(pair: PairScore, policy: Policy, options: RankOptions): boolean {
  return options.includeClosed === true || (pair.passed && pair.score >= policy.thresholds.minimumShown);
}

/** The best k cooperatives for a prepared idea; ties by id, the order of the list does not matter. */
export function rankPreparedIdea(
  idea: PreparedIdea,
  cooperatives: readonly PreparedCooperative[],
  policy: Policy,
  k: number,
  options: RankOptions = {},
): readonly PairScore[] {
  const pairs = cooperatives.map((cooperative) =>
    scorePrepared(idea, cooperative, policy, options.contextOf?.(idea.profile.id, cooperative.profile.id)),
  );
  return best(
    pairs.filter((pair) => kept(pair, policy, options)),
    k,
    (pair) => pair.cooperative,
  );
}

/** The best k cooperatives for an idea, gates passed and above the policy's minimum. */
export function rankIdea(
  idea: IdeaProfile,
  cooperatives: readonly CooperativeProfile[],
  policy: Policy,
  k: number,
  options: RankOptions = {},
): readonly PairScore[] {
  return rankPreparedIdea(prepareIdea(idea), cooperatives.map(prepareCooperative), policy, k, options);
}
