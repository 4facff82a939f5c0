import { possibleChanges } from "../explain/possible-changes.ts";
import { statusOf } from "../gates/binding.ts";
import { cooperativeFromBank, ideaFromBank } from "../profile/from-bank.ts";
import {
  type PreparedCooperative,
  type PreparedIdea,
  prepareCooperative,
  prepareIdea,
} from "../profile/prepare.ts";
import type { Bank } from "../rank/rank-bank.ts";
import { queryOf } from "../score/idea-query.ts";
import type { PairScore } from "../score/pair-score.ts";
import { defaultPolicy, type Policy } from "../score/policy.ts";
import { scorePrepared } from "../score/score-pair.ts";
import { certification } from "../taxonomy/certifications.ts";
import type { CertificationCode } from "../taxonomy/codes.ts";
import type { ProposingSide } from "./deferred-acceptance.ts";
import type { Opening } from "./openings.ts";
import type { Override } from "./overrides.ts";
import { type AttentionPlan, attentionLimits, planAttention } from "./plan-attention.ts";
import { planRound, type RoundPlan } from "./plan-round.ts";
import type { RoundPair } from "./round.ts";

/** One cycle of a bank/1 file: who would be shown to whom, and the round an officer would run on it. */
export interface BankPlan {
  readonly policyVersion: string;
  /** Score from which a pair may be placed, 0..1: the policy's review threshold. */
  readonly asked: number;
  readonly attention: AttentionPlan;
  readonly round: RoundPlan;
}

/** A pair as rounds read it, with what lists are ordered by. */
interface BankPair extends RoundPair {
  readonly value: number;
}

/** Closed or weak pairs of an idea whose cooperative's own steps are tried, the best scores first. */
const mostStepped = 25;

/** Licences the law asks of the idea's own trade that the cooperative neither holds nor is about to. */
function unheldLicences(
  { profile }: PreparedIdea,
  cooperative: PreparedCooperative,
): readonly CertificationCode[] {
  const [primary] = profile.sectors;
  return profile.needs.certifications.filter((code) => {
    const { licence, sectors } = certification(code);
    const status = statusOf(code, cooperative.profile);
    const isHeld = status === "obtained" || status === "in_progress";
    return licence && primary !== undefined && sectors.includes(primary) && !isHeld;
  });
}

function asBankPair({ publicBenefit, ...pair }: PairScore): BankPair {
  const { idea, cooperative, score, forIdea, forCooperative, passed, gates } = pair;
  const value = Math.min(1, score + publicBenefit.bonus);
  return { idea, cooperative, score, forIdea, forCooperative, passed, gates, value };
}

/** Supporting partners alone cannot carry an idea: where nobody on its list is licensed, the licence closes every pair. */
function closeUnlicensed(
  idea: PreparedIdea,
  pairs: readonly BankPair[],
  cooperatives: ReadonlyMap<string, PreparedCooperative>,
  policy: Policy,
): readonly BankPair[] {
  const missing = ({ cooperative }: BankPair) => {
    const own = cooperatives.get(cooperative);
    return own === undefined ? [] : unheldLicences(idea, own);
  };
  const list = pairs
    .filter(({ passed, score }) => passed && score >= policy.thresholds.minimumShown)
    .sort((left, right) => right.value - left.value)
    .slice(0, policy.keepPerIdea);
  return list.some((pair) => missing(pair).length === 0)
    ? pairs
    : pairs.map((pair) => {
        const closed = missing(pair).map((code) => ({
          code: "licence_missing" as const,
          passed: false,
          args: { certification: code },
        }));
        return { ...pair, passed: pair.passed && closed.length === 0, gates: [...pair.gates, ...closed] };
      });
}

/** How large a step is: the relative change of its number, 1 for yes or no. */
function sizeOfStep({ short, needed }: Readonly<Record<string, string | number>>): number {
  return typeof short === "number" && typeof needed === "number" ? short / Math.max(1, needed - short) : 1;
}

function stepsOf(
  idea: PreparedIdea,
  pairs: readonly RoundPair[],
  cooperatives: ReadonlyMap<string, PreparedCooperative>,
  asked: number,
  policy: Policy,
): readonly Opening[] {
  const query = queryOf(idea);
  const near = pairs
    .filter(({ passed, score }) => !passed || score < asked)
    .sort((left, right) => right.score - left.score)
    .slice(0, mostStepped);
  return near.flatMap(({ cooperative }): readonly Opening[] => {
    const own = cooperatives.get(cooperative)?.profile;
    return (own === undefined ? [] : possibleChanges(idea.profile, own, policy)).flatMap((step) => {
      const prepared = prepareCooperative(step.profile);
      const pair = asBankPair(scorePrepared(idea, prepared, policy, {}, query));
      const isLicensed = unheldLicences(idea, prepared).length === 0;
      const relaxation = {
        kind: "step",
        idea: pair.idea,
        cooperative,
        step: { code: step.code, args: step.args },
        score: pair.score,
      } as const;
      return pair.passed && pair.score >= asked && isLicensed
        ? [{ relaxation, size: sizeOfStep(step.args), pair }]
        : [];
    });
  });
}

/**
 * The pipeline on a bank/1 file: every pair scored, attention shared among those worth showing, a round allocated among those
 * worth an officer's time, certified, and diagnosed with every closed pair. O(pairs) memory; steps are tried for ideas left
 * with empty places only.
 */
export function planBank(
  bank: Bank,
  overrides: readonly Override[],
  proposing: ProposingSide,
  policy: Policy = defaultPolicy,
): BankPlan {
  const asked = Math.max(policy.thresholds.review, policy.thresholds.minimumShown, Number.EPSILON);
  const cooperatives = new Map(
    bank.cooperatives.map((row) => [row.id, prepareCooperative(cooperativeFromBank(row))]),
  );
  const ideas = new Map(bank.ideas.map((row) => [row.id, prepareIdea(ideaFromBank(row))]));
  const pairsOf = new Map(
    [...ideas.values()].map((idea) => {
      const query = queryOf(idea);
      const scored = [...cooperatives.values()].map((own) =>
        asBankPair(scorePrepared(idea, own, policy, {}, query)),
      );
      return [idea.profile.id, closeUnlicensed(idea, scored, cooperatives, policy)];
    }),
  );
  const pairs = [...pairsOf.values()].flat();
  const shown = pairs.filter(({ passed, score }) => passed && score >= policy.thresholds.minimumShown);
  return {
    policyVersion: policy.version,
    asked,
    attention: planAttention(shown, new Map(), attentionLimits(policy)),
    round: planRound({
      round: {
        capacities: new Map([...ideas].map(([id, { profile }]) => [id, profile.partnersSought ?? 1])),
        cooperatives: [...cooperatives.keys()],
        pairs: pairs.filter(({ passed, score }) => !passed || score >= asked),
      },
      weak: pairs.filter(({ passed, score }) => passed && score < asked),
      asked,
      leastShown: policy.thresholds.minimumShown,
      minimumMembersShare: policy.minimumMembersShare,
      overrides,
      proposing,
      openingsOf: (id) => {
        const idea = ideas.get(id);
        return idea === undefined ? [] : stepsOf(idea, pairsOf.get(id) ?? [], cooperatives, asked, policy);
      },
    }),
  };
}
