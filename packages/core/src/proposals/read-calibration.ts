import { assessCalibration, type CalibrationReport } from "@tawafuq/matching/feedback/assess-calibration";
import { fewestOfEach, fewestOutcomes, type Outcome } from "@tawafuq/matching/feedback/calibrate";
import { scorerVersion } from "@tawafuq/matching/score/pair-score";
import { delegationCodes } from "@tawafuq/matching/taxonomy/places";
import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";

/** Answers that settle a proposal; an expired or closed one says nothing of interest. */
const settled = ["introduced", "declined"] as const;
const pageLength = 100;
/** Pages read of one delegation and state at the most, oldest first. */
const mostPages = 50;

export interface Calibrating {
  readonly report: CalibrationReport;
  /** Settled proposals it takes to calibrate, in all and of each kind. */
  readonly needed: { readonly outcomes: number; readonly ofEach: number };
  /** Settled proposals left out: scored by another scorer or policy, whose numbers mean something else. */
  readonly otherVersions: number;
  /** True where there was more to read than is read at once. */
  readonly isPartial: boolean;
}

/**
 * What settled proposals say of the score: one that both sides answered with interest is mutual, one that either
 * declined is not. Only pairs that were proposed have an outcome, so it speaks of such pairs.
 * @throws not_allowed
 */
export async function readCalibration(ports: Ports, actor: Actor): Promise<Calibrating> {
  requireAdministrator(actor);
  const { policy } = await ports.policies.current();
  const found: Match[] = [];
  let isPartial = false;
  for (const delegation of delegationCodes)
    for (const state of settled) {
      const { matches, isMore } = await readSome(ports, delegation, state);
      found.push(...matches);
      isPartial ||= isMore;
    }
  const comparable = found.filter(
    (match) => match.scorerVersion === scorerVersion && match.policyVersion === policy.version,
  );
  const outcomes = comparable.map(({ score, state }): Outcome => ({ score, mutual: state === "introduced" }));
  return {
    report: assessCalibration(outcomes),
    needed: { outcomes: fewestOutcomes, ofEach: fewestOfEach },
    otherVersions: found.length - comparable.length,
    isPartial,
  };
}

async function readSome(
  ports: Ports,
  delegation: DelegationCode,
  state: (typeof settled)[number],
): Promise<{ matches: readonly Match[]; isMore: boolean }> {
  const matches: Match[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const read = await ports.matches.listQueue({
      delegation,
      state,
      order: "age",
      limit: pageLength,
      cursor,
    });
    matches.push(...read.items);
    cursor = read.cursor;
    if (cursor === undefined) break;
  }
  return { matches, isMore: cursor !== undefined };
}
