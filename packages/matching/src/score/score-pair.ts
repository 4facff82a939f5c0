import { loweredByDeclines } from "../explain/explain-declines.ts";
import { explainPair } from "../explain/explain-pair.ts";
import type { ScorePart, scoreParts } from "../explain/reason-codes.ts";
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
import { standardStatistics } from "../text/statistics.ts";
import { capacityValues } from "./capacity-values.ts";
import { compact } from "./compact.ts";
import { fit, fullPart, fuse, type PartColumns, partColumns, partLogs } from "./fuse.ts";
import { type IdeaQuery, queryOf } from "./idea-query.ts";
import { type PairScore, type Parts, scorerVersion } from "./pair-score.ts";
import type { Policy } from "./policy.ts";
import { publicBenefit } from "./public-benefit.ts";
import { writeParts } from "./row-parts.ts";
import { sharedOf } from "./text-values.ts";

function partsOf(columns: PartColumns["forIdea"]): Parts {
  const value = (part: ScorePart) => (columns[part][0] ?? 0) / fullPart;
  return {
    sector: value("sector"),
    region: value("region"),
    capacity: value("capacity"),
    text: value("text"),
  };
}

function thousandths(columns: PartColumns["forIdea"]): Readonly<Record<ScorePart, number>> {
  const value = (part: ScorePart) => columns[part][0] ?? 0;
  return {
    sector: value("sector"),
    region: value("region"),
    capacity: value("capacity"),
    text: value("text"),
  };
}

function middle(a: Parts, b: Parts): Parts {
  const value = (part: (typeof scoreParts)[number]) => Math.sqrt(a[part] * b[part]);
  return {
    sector: value("sector"),
    region: value("region"),
    capacity: value("capacity"),
    text: value("text"),
  };
}

/** Scores and explains a pair whose texts are already read; the same inputs always give the same number. */
export function scorePrepared(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  policy: Policy,
  context: PairContext = {},
  query: IdeaQuery = queryOf(idea),
): PairScore {
  const rows = compact([cooperative]);
  const columns = partColumns(1);
  const capacity = capacityValues(query, rows, 0, policy);
  const shared = sharedOf(query, rows, 0);
  writeParts(query, rows, 0, shared, capacity, columns, 0);
  const lowered = loweredByDeclines(query, rows, shared, capacity, columns);
  const logs = partLogs(policy);
  const scores = new Float64Array(1);
  fuse(columns, logs, 1, scores);
  const score = scores[0] ?? 0;
  const partsForIdea = partsOf(columns.forIdea);
  const partsForCooperative = partsOf(columns.forCooperative);
  const gates = checkGates(idea.profile, cooperative.profile, policy, context);
  return {
    idea: idea.profile.id,
    cooperative: cooperative.profile.id,
    score,
    forIdea: fit(thousandths(columns.forIdea), logs),
    forCooperative: fit(thousandths(columns.forCooperative), logs),
    parts: middle(partsForIdea, partsForCooperative),
    partsForIdea,
    partsForCooperative,
    passed: gates.every((gate) => gate.passed),
    gates,
    ...explainPair(idea, cooperative, score, partsForIdea, partsForCooperative, capacity, lowered, policy),
    publicBenefit: publicBenefit(cooperative.profile, policy),
    policyVersion: policy.version,
    scorerVersion,
    statisticsVersion: standardStatistics.version,
  };
}

/** Scores one idea with one cooperative, both ways; it depends on nothing but its arguments. */
export function scorePair(
  idea: IdeaProfile,
  cooperative: CooperativeProfile,
  policy: Policy,
  context: PairContext = {},
): PairScore {
  return scorePrepared(prepareIdea(idea), prepareCooperative(cooperative), policy, context);
}
