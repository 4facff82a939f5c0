import type { ChangeCode } from "../explain/change-codes.ts";
import { deferredAcceptance } from "./deferred-acceptance.ts";
import type { Diagnosis } from "./diagnose.ts";
import { findRelaxation, type ProvenRelaxation, type Relaxation } from "./relaxation.ts";
import { pairKey, type Round, type RoundPair } from "./round.ts";

/** A change beyond gates and capacities that gives an idea one more acceptable pair. */
type WiderRelaxation =
  | Relaxation
  /** Accept this score for the idea, 0..1, where `from` is asked now. */
  | {
      readonly kind: "threshold";
      readonly idea: string;
      readonly cooperative: string;
      readonly from: number;
      readonly to: number;
    }
  /** One step of the cooperative's own, scored again as it would then be. */
  | {
      readonly kind: "step";
      readonly idea: string;
      readonly cooperative: string;
      readonly step: { readonly code: ChangeCode; readonly args: Readonly<Record<string, string | number>> };
      readonly score: number;
    };

export interface ProvenOpening {
  readonly relaxation: WiderRelaxation;
  /** Places filled in the whole round before and after a rerun with the change. */
  readonly filledBefore: number;
  readonly filledAfter: number;
}

/** A change not proven yet, with the pair as the round would then have it. */
export interface Opening {
  readonly relaxation: WiderRelaxation;
  /** Relative change of the number, 1 for a step of yes or no: the unit `findRelaxation` orders by. */
  readonly size: number;
  readonly pair: RoundPair;
}

/** Reruns for one idea; a longer list is cut at the largest changes. */
const mostTrials = 60;

/** Openings by a lower threshold: every pair that passes its gates but scores below what is asked. */
export function thresholdOpenings(weak: readonly RoundPair[], asked: number): readonly Opening[] {
  return weak.map((pair) => ({
    relaxation: {
      kind: "threshold",
      idea: pair.idea,
      cooperative: pair.cooperative,
      from: asked,
      to: pair.score,
    },
    size: (asked - pair.score) / asked,
    pair,
  }));
}

function sizeOf(relaxation: Relaxation): number {
  if (relaxation.kind === "partners") return Number.POSITIVE_INFINITY;
  if (relaxation.kind === "capacity" || relaxation.change === undefined) return 1;
  const { from, to } = relaxation.change;
  return Math.abs(to - from) / Math.max(1, from);
}

/**
 * The smallest change that fills one more place of a diagnosed idea, among gates and numbers (`findRelaxation`) and the given
 * openings; each is proven by allocating again. Fewer `partners` only where nothing else helps. Undefined where nothing does.
 */
export function findSmallestChange(
  round: Round,
  diagnosis: Diagnosis,
  minimumMembersShare: number,
  openings: readonly Opening[],
): ProvenOpening | undefined {
  const byGate: ProvenRelaxation | undefined = findRelaxation(round, diagnosis, minimumMembersShare);
  // Of two alike the opening goes first: it is scored as it would then be.
  const bound = byGate === undefined ? Number.POSITIVE_INFINITY : sizeOf(byGate.relaxation);
  const before = deferredAcceptance(round);
  const count = (placed: typeof before) => placed.filter(({ idea }) => idea === diagnosis.id).length;
  const trials = openings
    .filter(({ size }) => size <= bound)
    .sort((left, right) => left.size - right.size || right.pair.score - left.pair.score)
    .slice(0, mostTrials);
  for (const { relaxation, pair } of trials) {
    const others = round.pairs.filter((known) => pairKey(known) !== pairKey(pair));
    const after = deferredAcceptance({ ...round, pairs: [...others, pair] });
    if (count(after) > count(before) && after.length > before.length) {
      return { relaxation, filledBefore: before.length, filledAfter: after.length };
    }
  }
  return byGate;
}
