import type { ProposingSide } from "./deferred-acceptance.ts";
import { type Blame, type Diagnosis, diagnose } from "./diagnose.ts";
import { findSmallestChange, type Opening, type ProvenOpening, thresholdOpenings } from "./openings.ts";
import { allocateWithOverrides, type OverriddenAllocation, type Override } from "./overrides.ts";
import { type Assignment, pairKey, type Round, type RoundPair } from "./round.ts";
import { certifyStability, type StabilityCertificate } from "./stability.ts";

/**
 * Why a place or a cooperative stays empty.
 * - nobody_fits: some pass their gates, but all of them score below what is asked
 * - placed_by_hand: whom it could have is placed elsewhere by an override
 */
type UnplacedReason = Blame | "nobody_fits" | "placed_by_hand";

export interface Unplaced extends Omit<Diagnosis, "blame"> {
  readonly reason: UnplacedReason;
  /** Pairs that pass their gates but score below what is asked. */
  readonly belowThreshold: number;
  /** The smallest change that fills one more place, of ideas only; absent where no single one does. */
  readonly relaxation?: ProvenOpening;
}

interface PlannedPair extends Assignment {
  readonly score: number;
  readonly forIdea: number;
  readonly forCooperative: number;
  readonly by: "allocation" | "override";
}

/** An officer's round as it would be: nothing is changed by it. */
export interface RoundPlan extends Pick<OverriddenAllocation, "valueLost" | "costs" | "refused"> {
  readonly proposing: ProposingSide;
  /** By idea, then cooperative. */
  readonly pairs: readonly PlannedPair[];
  /** Places of all ideas together. */
  readonly places: number;
  /** Of the whole allocation, in the round as it was before any override. */
  readonly certificate: StabilityCertificate;
  /** True when the part no override touches is stable by itself: every blocking pair is an override's. */
  readonly isRestStable: boolean;
  readonly unplaced: readonly Unplaced[];
}

export interface RoundRequest {
  /** Pairs whose score suffices, whether a gate closes them or not, and closed pairs of any score. */
  readonly round: Round;
  /** Pairs that pass their gates and score below `asked`; no part of the round. */
  readonly weak: readonly RoundPair[];
  /** Score a pair must have, above 0 up to 1. */
  readonly asked: number;
  /** No threshold is lowered below this: such a pair is shown to nobody, 0..1. */
  readonly leastShown: number;
  /** The policy's, above 0 up to 1. */
  readonly minimumMembersShare: number;
  readonly overrides: readonly Override[];
  readonly proposing: ProposingSide;
  /** Further changes worth a trial for an idea with empty places. */
  readonly openingsOf?: (idea: string) => readonly Opening[];
}

/** The round that is left once fixed pairs have their places; a forbidden pair is one that an officer's gate closes. */
function remaining(round: Round, fixed: readonly Override[], forbidden: ReadonlySet<string>): Round {
  const taken = new Set(fixed.map(({ cooperative }) => cooperative));
  const capacities = new Map(round.capacities);
  for (const { idea } of fixed) {
    capacities.set(idea, (capacities.get(idea) ?? 0) - 1);
  }
  const blocked = { code: "blocked", passed: false, args: {} } as const;
  return {
    capacities,
    cooperatives: round.cooperatives.filter((id) => !taken.has(id)),
    pairs: round.pairs
      .filter(({ cooperative }) => !taken.has(cooperative))
      .map((pair) =>
        forbidden.has(pairKey(pair)) ? { ...pair, passed: false, gates: [...pair.gates, blocked] } : pair,
      ),
  };
}

function withFixed(found: ProvenOpening, fixedHere: number, fixed: number): ProvenOpening {
  const { relaxation, filledBefore, filledAfter } = found;
  const { kind } = relaxation;
  return {
    relaxation:
      kind === "partners"
        ? { ...relaxation, from: relaxation.from + fixedHere, to: relaxation.to + fixedHere }
        : relaxation,
    filledBefore: filledBefore + fixed,
    filledAfter: filledAfter + fixed,
  };
}

/** Allocates, certifies, prices every override and says of every empty place why, with the smallest change that fills it. */
export function planRound(request: RoundRequest): RoundPlan {
  const { round, weak, asked, leastShown, minimumMembersShare, overrides, proposing, openingsOf } = request;
  const { allocation, valueLost, costs, refused } = allocateWithOverrides(round, overrides, proposing);
  const accepted = costs.map(({ override }) => override);
  const fixed = accepted.filter(({ kind }) => kind === "fixed");
  const byHand = new Set(fixed.map(pairKey));
  const forbidden = new Set(accepted.filter(({ kind }) => kind === "forbidden").map(pairKey));
  const rest = remaining(round, fixed, forbidden);
  const restAllocation = allocation.filter((pair) => !byHand.has(pairKey(pair)));
  const known = new Map(round.pairs.map((pair) => [pairKey(pair), pair]));
  const pairs = allocation.flatMap((assignment): readonly PlannedPair[] => {
    const pair = known.get(pairKey(assignment));
    const by = byHand.has(pairKey(assignment)) ? "override" : "allocation";
    return pair === undefined
      ? []
      : [
          {
            ...assignment,
            score: pair.score,
            forIdea: pair.forIdea,
            forCooperative: pair.forCooperative,
            by,
          },
        ];
  });

  const free = weak.filter(({ cooperative }) => rest.cooperatives.includes(cooperative));
  const taken = new Set(fixed.map(({ cooperative }) => cooperative));
  const lost = new Set(
    round.pairs.filter(({ passed, cooperative }) => passed && taken.has(cooperative)).map(({ idea }) => idea),
  );
  // A gate opened for a pair that scores too low would place nobody an officer may propose.
  const strong: Round = {
    ...rest,
    pairs: rest.pairs.filter(({ passed, score }) => passed || score >= asked),
  };
  const unplaced = diagnose(rest, restAllocation).map(({ blame, ...diagnosis }): Unplaced => {
    const isIdea = diagnosis.subject === "idea";
    const own = free.filter((pair) => (isIdea ? pair.idea : pair.cooperative) === diagnosis.id);
    const isEmptied = blame === "no_candidate" || blame === "gates";
    const weakOr = own.length > 0 ? "nobody_fits" : blame;
    const reason = isEmptied ? (isIdea && lost.has(diagnosis.id) ? "placed_by_hand" : weakOr) : blame;
    const found = isIdea
      ? findSmallestChange(
          strong,
          { ...diagnosis, blame },
          minimumMembersShare,
          [
            ...thresholdOpenings(
              own.filter(({ score }) => score >= leastShown),
              asked,
            ),
            ...(openingsOf?.(diagnosis.id) ?? []).filter(({ pair }) => !taken.has(pair.cooperative)),
          ].filter(({ pair }) => !forbidden.has(pairKey(pair))),
        )
      : undefined;
    const fixedHere = fixed.filter(({ idea }) => idea === diagnosis.id).length;
    return {
      ...diagnosis,
      reason,
      belowThreshold: own.length,
      ...(found === undefined ? {} : { relaxation: withFixed(found, fixedHere, fixed.length) }),
    };
  });
  return {
    proposing,
    pairs,
    places: [...round.capacities.values()].reduce((sum, places) => sum + places, 0),
    certificate: certifyStability(round, allocation),
    isRestStable: certifyStability(rest, restAllocation).stable,
    valueLost,
    costs,
    refused,
    unplaced,
  };
}
