import { type Reason, reason, type ScorePart, scoreParts } from "../explain/reason-codes.ts";
import { checkGates } from "../gates/check-gates.ts";
import type { PairContext } from "../gates/gate-codes.ts";
import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import {
  type PreparedCooperative,
  type PreparedIdea,
  prepareCooperative,
  prepareIdea,
} from "../profile/prepare.ts";
import type { TextStatistics } from "../text/statistics.ts";
import { capacityPart } from "./capacity-part.ts";
import { type PairScore, type Parts, scorerVersion } from "./pair-score.ts";
import type { PartResult } from "./part-result.ts";
import type { Policy } from "./policy.ts";
import { benefitReasons, publicBenefit } from "./public-benefit.ts";
import { regionPart } from "./region-part.ts";
import { sectorPart } from "./sector-part.ts";
import { textPart } from "./text-part.ts";

type PartResults = Readonly<Record<ScorePart, PartResult>>;

function partsOf(results: PartResults, value: (part: PartResult) => number): Parts {
  return {
    sector: value(results.sector),
    region: value(results.region),
    capacity: value(results.capacity),
    text: value(results.text),
  };
}

/** A side's fit: the weighted geometric mean of its parts, so that no part can be bought off by another. */
function fit(parts: Parts, policy: Policy): number {
  const total = scoreParts.reduce((sum, part) => sum + policy.weights[part], 0);
  const logs = scoreParts.reduce(
    (sum, part) => sum + policy.weights[part] * Math.log(Math.max(parts[part], 0.01)),
    0,
  );
  return Math.exp(logs / total);
}

function collect(results: PartResults, pick: (part: PartResult) => readonly Reason[]): readonly Reason[] {
  return scoreParts.flatMap((part) => pick(results[part]));
}

/** Scores a pair whose texts are already read; the same inputs always give the same number. */
export function scorePrepared(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  policy: Policy,
  statistics: TextStatistics,
  context: PairContext = {},
): PairScore {
  const results: PartResults = {
    sector: sectorPart(idea, cooperative),
    region: regionPart(idea, cooperative),
    capacity: capacityPart(idea, cooperative, policy),
    text: textPart(idea, cooperative, statistics),
  };
  const partsForIdea = partsOf(results, (part) => part.forIdea);
  const partsForCooperative = partsOf(results, (part) => part.forCooperative);
  const forIdea = fit(partsForIdea, policy);
  const forCooperative = fit(partsForCooperative, policy);
  const gates = checkGates(idea.profile, cooperative.profile, policy, context);
  const benefit = benefitReasons(idea.profile, cooperative.profile);
  const forming = cooperative.profile.legalStatus === "forming" ? [reason("cooperative_forming", {})] : [];
  return {
    idea: idea.profile.id,
    cooperative: cooperative.profile.id,
    score: Math.sqrt(forIdea * forCooperative),
    forIdea,
    forCooperative,
    parts: partsOf(results, (part) => Math.sqrt(part.forIdea * part.forCooperative)),
    partsForIdea,
    partsForCooperative,
    passed: gates.every((gate) => gate.passed),
    gates,
    reasonsFor: [...collect(results, (part) => part.reasonsFor), ...benefit.reasonsFor],
    reasonsAgainst: [
      ...collect(results, (part) => part.reasonsAgainst),
      ...forming,
      ...benefit.reasonsAgainst,
    ],
    missing: collect(results, (part) => part.missing),
    publicBenefit: publicBenefit(cooperative.profile, policy),
    policyVersion: policy.version,
    scorerVersion,
    statisticsVersion: statistics.version,
  };
}

/** Scores one idea with one cooperative, both ways; it depends on nothing but its arguments. */
export function scorePair(
  idea: IdeaProfile,
  cooperative: CooperativeProfile,
  policy: Policy,
  statistics: TextStatistics,
  context: PairContext = {},
): PairScore {
  return scorePrepared(prepareIdea(idea), prepareCooperative(cooperative), policy, statistics, context);
}
