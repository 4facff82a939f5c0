import type { RankChange } from "@tawafuq/matching/explain/change-codes";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { delegationOf } from "@tawafuq/matching/taxonomy/places";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";
import { canonical } from "../language/canonical.ts";
import type { Policy } from "../policies/policy.ts";
import { refuse } from "../refusals/refusal.ts";
import type { ScoredPair } from "./live-profiles.ts";
import { type Match, matchId, type Score } from "./match.ts";

/** The scored pair as it is stored. */
function scoreOf(
  pair: PairScore,
  changes: readonly RankChange[],
  idea: Idea,
  cooperative: Cooperative,
): Score {
  const { score, forIdea, forCooperative, parts, partsForIdea, partsForCooperative, publicBenefit } = pair;
  return {
    ...{ score, forIdea, forCooperative, parts, partsForIdea, partsForCooperative, publicBenefit },
    gates: pair.gates.map((gate) => ({ ...gate })),
    reasonsFor: pair.reasonsFor.map((reason) => ({ ...reason })),
    reasonsAgainst: pair.reasonsAgainst.map((reason) => ({ ...reason })),
    missing: pair.missing.map((reason) => ({ ...reason })),
    changes: changes.map((change) => ({ ...change })),
    policyVersion: pair.policyVersion,
    scorerVersion: pair.scorerVersion,
    statisticsVersion: pair.statisticsVersion,
    ideaVersion: idea.version,
    cooperativeVersion: cooperative.version,
  };
}

/** Places of the pair in both lists; undefined: not among the best of that side. */
export interface Ranks {
  readonly rankForIdea?: number | undefined;
  readonly rankForCooperative?: number | undefined;
}

/**
 * The match as this scoring would have it: a review item from the policy's review threshold on, where the idea has
 * found a partner at all; else only listed.
 */
export function scoredMatch(
  before: Match | undefined,
  scored: ScoredPair,
  ranks: Ranks,
  policy: Policy,
  at: string,
): Match {
  const { score: pair, changes, idea, cooperative } = scored;
  const isForReview = scored.isPartnerFound && pair.score >= policy.thresholds.review;
  const state = isForReview ? "waiting" : "listed";
  const [sector] = idea.sectors;
  if (sector === undefined) refuse("internal");
  const {
    rankForIdea: _,
    rankForCooperative: __,
    ...kept
  } = before ?? {
    id: matchId(idea.id, cooperative.id),
    ideaId: idea.id,
    cooperativeId: cooperative.id,
    answers: {},
    createdAt: at,
  };
  return {
    ...kept,
    holderId: idea.holderId,
    version: (before?.version ?? 0) + 1,
    state,
    ...(ranks.rankForIdea === undefined ? {} : { rankForIdea: ranks.rankForIdea }),
    ...(ranks.rankForCooperative === undefined ? {} : { rankForCooperative: ranks.rankForCooperative }),
    ...scoreOf(pair, changes, idea, cooperative),
    ideaTitle: idea.title,
    cooperativeName: cooperative.name,
    sector,
    province: cooperative.province,
    delegation: delegationOf(cooperative.province),
    since: before?.state === state ? before.since : at,
    updatedAt: at,
  };
}

/** True when writing `after` over `before` would change anything but the version and the time of the change. */
export function isChanged(before: Match, after: Match): boolean {
  return (
    canonical({ ...before, version: 0, updatedAt: "" }) !== canonical({ ...after, version: 0, updatedAt: "" })
  );
}
