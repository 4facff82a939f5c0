import type { GateCode, GateResult } from "../gates/gate-codes.ts";
import { placeIndexed } from "./deferred-acceptance.ts";
import { closedGates, type Diagnosis } from "./diagnose.ts";
import { indexRound, type Round, type RoundIndex, type RoundPair } from "./round.ts";

/** A change that places one more; numbers are the gate's own arguments. */
export type Relaxation =
  | {
      readonly kind: "gate";
      readonly gate: GateCode;
      readonly idea: string;
      readonly cooperative: string;
      /** The number to change; absent for a gate of yes or no. */
      readonly change?: { readonly argument: string; readonly from: number; readonly to: number };
    }
  | { readonly kind: "capacity"; readonly idea: string; readonly plus: 1 }
  /** Seek no more partners than are placed: completes the idea and places nobody. */
  | { readonly kind: "partners"; readonly idea: string; readonly from: number; readonly to: number };

export interface ProvenRelaxation {
  readonly relaxation: Relaxation;
  /** Places filled in the whole round before and after a rerun with the change. */
  readonly filledBefore: number;
  readonly filledAfter: number;
}

/** Gates somebody can open by a change of means or numbers; a refusal or the register's status is never argued with. */
const canBeRelaxed: Readonly<Record<GateCode, boolean>> = {
  struck_off: false,
  dormant: false,
  paused: false,
  blocked: false,
  declined_before: false,
  at_limit: true,
  out_of_reach: true,
  too_few_members: true,
  licence_missing: true,
  must_place: false,
  must_members: false,
  must_certificate: false,
  must_land: false,
  must_cold: false,
};

interface Trial {
  readonly relaxation: Relaxation;
  /** Relative change of the number, 1 for a gate of yes or no. */
  readonly size: number;
  readonly score: number;
  readonly opens: readonly number[];
  readonly idea?: number;
}

function changeOf(gate: GateResult, subject: Diagnosis["subject"], share: number) {
  const { needed, has, open, limit } = gate.args;
  if (gate.code === "too_few_members" && typeof needed === "number" && typeof has === "number") {
    return subject === "idea"
      ? { argument: "needed", from: needed, to: Math.floor(has / share) }
      : { argument: "has", from: has, to: Math.ceil(share * needed) };
  }
  return gate.code === "at_limit" && typeof open === "number" && typeof limit === "number"
    ? { argument: "limit", from: limit, to: open + 1 }
    : undefined;
}

function passesWith(
  pair: RoundPair,
  gate: GateCode,
  change: ReturnType<typeof changeOf>,
  share: number,
): boolean {
  const { needed, has } = pair.gates.find((result) => result.code === gate && !result.passed)?.args ?? {};
  const numbers = {
    needed: Number(needed),
    has: Number(has),
    ...(change && { [change.argument]: change.to }),
  };
  return gate === "too_few_members" ? numbers.has >= share * numbers.needed : gate === "at_limit";
}

function gateTrials(index: RoundIndex, diagnosis: Diagnosis, own: readonly number[], share: number) {
  return own.flatMap((at): readonly Trial[] => {
    const pair = index.pairs[at];
    const gate = pair === undefined ? undefined : closedGates(pair)[0];
    if (pair === undefined || gate === undefined || closedGates(pair).length > 1 || !canBeRelaxed[gate]) {
      return [];
    }
    const closed = pair.gates.find((result) => result.code === gate && !result.passed);
    const change = closed === undefined ? undefined : changeOf(closed, diagnosis.subject, share);
    // A changed number opens every pair it decides, not only the nearest; a limit belongs to the cooperative.
    const decided =
      change?.argument === "limit" ? (index.ofCooperative[index.cooperativeOf[at] ?? 0] ?? []) : own;
    const others = decided.filter((other) => {
      const candidate = index.pairs[other];
      const alone = candidate && closedGates(candidate).length === 1 && closedGates(candidate)[0] === gate;
      return change !== undefined && alone === true && passesWith(candidate, gate, change, share);
    });
    const relaxation = { kind: "gate", gate, idea: pair.idea, cooperative: pair.cooperative } as const;
    return [
      {
        relaxation: change === undefined ? relaxation : { ...relaxation, change },
        size: change === undefined ? 1 : Math.abs(change.to - change.from) / Math.max(1, change.from),
        score: pair.score,
        opens: [at, ...others],
      },
    ];
  });
}

/**
 * The smallest change that places one more for a diagnosed idea or cooperative, proven by allocating again: the subject gains a
 * place and so does the round. Tried in order of relative size, then score, then id; only pairs one gate closes count, scores
 * stay as they are. An idea nobody can be found for may seek fewer `partners`. Undefined where nothing helps. O(pairs) a trial.
 * @param minimumMembersShare the policy's, above 0 up to 1
 */
export function findRelaxation(
  round: Round,
  diagnosis: Diagnosis,
  minimumMembersShare: number,
): ProvenRelaxation | undefined {
  const index = indexRound(round);
  const ofIdea = diagnosis.subject === "idea";
  const at = (ofIdea ? index.ideas : index.cooperatives).indexOf(diagnosis.id);
  const own = (ofIdea ? index.ofIdea : index.ofCooperative)[at] ?? [];
  const mine = new Set(own);
  const belongs = (held: Int32Array) => held.filter((pair) => mine.has(pair)).length;
  const before = placeIndexed(index, "cooperatives");
  const filledBefore = before.filter((pair) => pair !== -1).length;
  const capacity = (ofIdea ? [] : own).flatMap((pair): readonly Trial[] => {
    const { idea, score } = index.pairs[pair] ?? { idea: "", score: 0 };
    const sought = round.capacities.get(idea) ?? 0;
    const trial = { size: 1 / Math.max(1, sought), score, opens: [], idea: index.ideaOf[pair] ?? 0 };
    return index.acceptable[pair] === 1
      ? [{ relaxation: { kind: "capacity", idea, plus: 1 }, ...trial }]
      : [];
  });
  const trials = [...gateTrials(index, diagnosis, own, minimumMembersShare), ...capacity];
  for (const trial of trials.sort((left, right) => left.size - right.size || right.score - left.score)) {
    const acceptable = index.acceptable.slice();
    const capacities = index.capacities.slice();
    for (const pair of trial.opens) {
      acceptable[pair] = 1;
    }
    if (trial.idea !== undefined) {
      capacities[trial.idea] = (capacities[trial.idea] ?? 0) + 1;
    }
    const after = placeIndexed({ ...index, acceptable, capacities }, "cooperatives");
    const filledAfter = after.filter((pair) => pair !== -1).length;
    if (belongs(after) > belongs(before) && filledAfter > filledBefore) {
      return { relaxation: trial.relaxation, filledBefore, filledAfter };
    }
  }
  const to = belongs(before);
  const from = round.capacities.get(diagnosis.id) ?? 0;
  return ofIdea && to > 0 && to < from
    ? {
        relaxation: { kind: "partners", idea: diagnosis.id, from, to },
        filledBefore,
        filledAfter: filledBefore,
      }
    : undefined;
}
