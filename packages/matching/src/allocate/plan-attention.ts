import { type Candidate, compareIds } from "./attention-graph.ts";
import { type Exposure, measureExposure } from "./exposure.ts";
import {
  type AttentionLimits,
  type SharedAttention,
  type Shortlist,
  shareAttention,
} from "./share-attention.ts";

/** The shortlists of one cycle with what sharing changed. */
export interface AttentionPlan extends SharedAttention {
  readonly limits: AttentionLimits;
  /** Cooperatives that may be shown: a candidate somewhere and below their limit of open proposals. */
  readonly eligible: number;
  /** Each idea's best by value alone, whoever else shows the same cooperative. */
  readonly before: Exposure;
  readonly after: Exposure;
}

/** What a policy says of a cycle: a cooperative is on no more lists than it may have proposals, and on one at least. */
export function attentionLimits(policy: {
  readonly keepPerIdea: number;
  readonly maxOpenProposalsPerCooperative: number;
}): AttentionLimits {
  return {
    perIdea: policy.keepPerIdea,
    mostShownPerCooperative: policy.maxOpenProposalsPerCooperative,
    maxOpenProposalsPerCooperative: policy.maxOpenProposalsPerCooperative,
    guaranteed: Math.min(1, policy.maxOpenProposalsPerCooperative),
  };
}

function listsByValue(candidates: readonly Candidate[], perIdea: number): readonly Shortlist[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.idea) ?? [];
    groups.set(candidate.idea, group);
    group.push(candidate);
  }
  return [...groups].map(([idea, group]) => ({
    idea,
    places: group
      .sort((left, right) => right.value - left.value || compareIds(left.cooperative, right.cooperative))
      .slice(0, perIdea)
      .map(({ cooperative, value }) => ({ cooperative, value, by: "score" as const })),
  }));
}

/** Shares attention and measures exposure before and after over the same eligible cooperatives. */
export function planAttention(
  candidates: readonly Candidate[],
  openProposals: ReadonlyMap<string, number>,
  limits: AttentionLimits,
): AttentionPlan {
  const shared = shareAttention(candidates, openProposals, limits);
  const eligible = [...new Set(candidates.map(({ cooperative }) => cooperative))].filter(
    (id) => (openProposals.get(id) ?? 0) < limits.maxOpenProposalsPerCooperative,
  );
  return {
    ...shared,
    limits,
    eligible: eligible.length,
    before: measureExposure(listsByValue(candidates, limits.perIdea), eligible),
    after: measureExposure(shared.shortlists, eligible),
  };
}
