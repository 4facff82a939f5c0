import { deferredAcceptance, type ProposingSide } from "./deferred-acceptance.ts";
import { type Assignment, compareAssignments, pairKey, type Round } from "./round.ts";
import { certifyStability } from "./stability.ts";

/** An officer's word on one pair: `fixed` places it, `forbidden` never does. */
export interface Override extends Assignment {
  readonly kind: "fixed" | "forbidden";
}

/**
 * Why an override is left out; all of a contradiction are left out, whatever their order.
 * - unacceptable: fixes a pair the round does not have or a gate closes
 * - contradicted: the same pair is fixed and forbidden
 * - cooperative_fixed_twice, idea_overfilled: more fixed places than the cooperative or the idea can take
 */
type OverrideRefusal = "unacceptable" | "contradicted" | "cooperative_fixed_twice" | "idea_overfilled";

interface OverrideCost {
  readonly override: Override;
  /** Pairs that block the allocation made with this override alone. */
  readonly blockingPairs: readonly Assignment[];
  /** Score sum of the free allocation less that with this override alone; below 0 where the sum rises. */
  readonly valueLost: number;
}

export interface OverriddenAllocation {
  readonly allocation: readonly Assignment[];
  /** Of all accepted overrides together; blocking pairs are counted in the round as it was. */
  readonly blockingPairs: readonly Assignment[];
  readonly valueLost: number;
  readonly costs: readonly OverrideCost[];
  readonly refused: readonly { readonly override: Override; readonly reason: OverrideRefusal }[];
}

function allocateWith(
  round: Round,
  overrides: readonly Override[],
  proposing: ProposingSide,
): readonly Assignment[] {
  const fixed = overrides.filter((override) => override.kind === "fixed");
  const placed = new Set(fixed.map((override) => override.cooperative));
  const forbidden = new Set(overrides.filter((override) => override.kind === "forbidden").map(pairKey));
  const capacities = new Map(round.capacities);
  for (const { idea } of fixed) {
    capacities.set(idea, (capacities.get(idea) ?? 0) - 1);
  }
  const pairs = round.pairs.filter((pair) => !placed.has(pair.cooperative) && !forbidden.has(pairKey(pair)));
  const free = deferredAcceptance({ capacities, cooperatives: round.cooperatives, pairs }, proposing);
  return [...free, ...fixed.map(({ idea, cooperative }) => ({ idea, cooperative }))].sort(compareAssignments);
}

/** Sum of the scores of an allocation's pairs. */
function scoreSum(scores: ReadonlyMap<string, number>, allocation: readonly Assignment[]): number {
  return allocation.reduce((sum, assignment) => sum + (scores.get(pairKey(assignment)) ?? 0), 0);
}

function refusalOf(
  override: Override,
  all: readonly Override[],
  acceptable: ReadonlySet<string>,
  round: Round,
): OverrideRefusal | undefined {
  const opposite = override.kind === "fixed" ? "forbidden" : "fixed";
  if (all.some((other) => other.kind === opposite && pairKey(other) === pairKey(override))) {
    return "contradicted";
  }
  if (override.kind === "forbidden") {
    return undefined;
  }
  if (!acceptable.has(pairKey(override))) {
    return "unacceptable";
  }
  const fixed = all.filter((other) => other.kind === "fixed");
  if (fixed.filter((other) => other.cooperative === override.cooperative).length > 1) {
    return "cooperative_fixed_twice";
  }
  const places = round.capacities.get(override.idea) ?? 0;
  return fixed.filter((other) => other.idea === override.idea).length > places
    ? "idea_overfilled"
    : undefined;
}

/**
 * The round with an officer's overrides: fixed pairs take their places first, forbidden pairs do not count, the rest is allocated
 * by deferred acceptance. Costs are against the free allocation, which no pair blocks; interactions show only in the total.
 */
export function allocateWithOverrides(
  round: Round,
  overrides: readonly Override[],
  proposing: ProposingSide = "cooperatives",
): OverriddenAllocation {
  const given = new Map(overrides.map((override) => [`${override.kind} ${pairKey(override)}`, override]));
  const all = [...given.values()].sort((left, right) => compareAssignments(left, right));
  const acceptable = new Set(round.pairs.filter((pair) => pair.passed).map(pairKey));
  const refused = all.flatMap((override) => {
    const reason = refusalOf(override, all, acceptable, round);
    return reason === undefined ? [] : [{ override, reason }];
  });
  const accepted = all.filter((override) => !refused.some((refusal) => refusal.override === override));
  const scores = new Map(round.pairs.map((pair) => [pairKey(pair), pair.score]));
  const free = scoreSum(scores, deferredAcceptance(round, proposing));
  const costOf = (allocation: readonly Assignment[]) => ({
    blockingPairs: certifyStability(round, allocation).blockingPairs,
    valueLost: free - scoreSum(scores, allocation),
  });
  const allocation = allocateWith(round, accepted, proposing);
  const costs = accepted.map((override) => ({
    override,
    ...costOf(allocateWith(round, [override], proposing)),
  }));
  return { allocation, ...costOf(allocation), costs, refused };
}
