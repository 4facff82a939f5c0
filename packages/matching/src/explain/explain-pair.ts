import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import type { CapacityValues } from "../score/capacity-values.ts";
import type { Parts } from "../score/pair-score.ts";
import type { Policy } from "../score/policy.ts";
import { benefitReasons } from "../score/public-benefit.ts";
import { explainCapacity } from "./explain-capacity.ts";
import type { Lowered } from "./explain-declines.ts";
import { explainRegion } from "./explain-region.ts";
import { explainSector } from "./explain-sector.ts";
import { explainText } from "./explain-text.ts";
import type { Entry } from "./ledger.ts";
import { type Reason, reason, scoreParts } from "./reason-codes.ts";

export interface Explanation {
  readonly reasonsFor: readonly Reason[];
  readonly reasonsAgainst: readonly Reason[];
  readonly missing: readonly Reason[];
}

/** Below this a share of the score is not worth a line of its own. */
const nameable = 0.004;

function listed(entries: readonly Entry[], list: Entry["list"]): readonly Reason[] {
  const sign = list === "for" ? 1 : -1;
  return entries
    .filter((entry) => entry.list === list)
    .sort((a, b) => b.amount - a.amount)
    .map((entry) => ({ ...entry.reason, weight: sign * entry.amount }));
}

function total(entries: readonly Entry[], isFor: boolean): number {
  return entries
    .filter((entry) => (entry.list === "for") === isFor)
    .reduce((sum, entry) => sum + entry.amount, 0);
}

/** The part whose side lies furthest below the rest. */
function weakest(forIdea: Parts, forCooperative: Parts) {
  return [...scoreParts].sort(
    (a, b) => Math.min(forIdea[a], forCooperative[a]) - Math.min(forIdea[b], forCooperative[b]),
  )[0];
}

/**
 * Why a pair has its score, exactly: each part earns its weight times the middle of both sides and loses the rest, of
 * which declines of like ideas are told apart; the geometric mean lies below that middle by what the weakest part costs.
 * So the weights for, less `weakest_part`, are the score, and those against and missing are what is missing to 1.
 */
export function explainPair(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  score: number,
  forIdea: Parts,
  forCooperative: Parts,
  capacity: CapacityValues,
  lowered: Lowered,
  policy: Policy,
): Explanation {
  const weights = scoreParts.reduce((sum, part) => sum + policy.weights[part], 0);
  const account = (part: (typeof scoreParts)[number]) => {
    const weight = policy.weights[part] / weights;
    const earned = (weight * (forIdea[part] + forCooperative[part])) / 2;
    const declined = weight * lowered.parts[part];
    return { earned, lost: weight - earned - declined, declined };
  };
  const sector = account("sector");
  const region = account("region");
  const text = account("text");
  const all = [
    ...explainSector(idea, cooperative, sector.earned, sector.lost, lowered.tradeFactors),
    ...explainRegion(idea, cooperative, region.earned, region.lost),
    ...explainCapacity(idea, cooperative, capacity, account("capacity"), policy.inProgressValue),
    ...explainText(idea, cooperative, text.earned, text.lost),
    ...scoreParts.map(
      (part): Entry => ({
        list: "against",
        reason: reason("declined_alike", { part }, part),
        amount: account(part).declined,
      }),
    ),
  ];
  const entries = all.filter((entry) => entry.amount >= nameable);
  const earned = scoreParts.reduce((sum, part) => sum + account(part).earned, 0);
  const otherStrengths = earned - total(entries, true);
  const otherGaps = 1 - earned - total(entries, false);
  const part = weakest(forIdea, forCooperative) ?? "text";
  const benefit = benefitReasons(idea.profile, cooperative.profile);
  const forming = cooperative.profile.legalStatus === "forming" ? [reason("cooperative_forming", {})] : [];
  return {
    reasonsFor: [
      ...listed(entries, "for"),
      reason("other_strengths", {}, undefined, otherStrengths),
      ...benefit.reasonsFor,
    ],
    reasonsAgainst: [
      ...listed(entries, "against"),
      reason("weakest_part", { part }, part, score - earned),
      reason("other_gaps", {}, undefined, -otherGaps),
      ...forming,
      ...benefit.reasonsAgainst,
    ],
    missing: listed(entries, "missing"),
  };
}
