import { checkGates } from "@tawafuq/matching/gates/check-gates";
import { cooperativeFromBank, ideaFromBank } from "@tawafuq/matching/profile/from-bank";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { defaultPolicy } from "@tawafuq/matching/score/policy";
import type { Bank } from "./judged-set.ts";
import type { RankedIdea } from "./ranked-bank.ts";

const name = (pair: PairScore) => `${pair.idea} ${pair.cooperative}`;

/** Shown pairs that a gate forbids, asked of the profiles again and not of the scored pair. */
export function gatesBroken(bank: Bank, ranked: readonly RankedIdea[]): readonly string[] {
  const cooperatives = new Map(bank.cooperatives.map((row) => [row.id, cooperativeFromBank(row)]));
  return ranked.flatMap(({ row, shown }) =>
    shown
      .filter(({ cooperative }) => {
        const profile = cooperatives.get(cooperative);
        return (
          profile === undefined ||
          checkGates(ideaFromBank(row), profile, defaultPolicy).some((gate) => !gate.passed)
        );
      })
      .map(name),
  );
}

/** Shown pairs that no trade, means or words speak for: place and remainders alone are no reason to meet. */
export function shownWithoutReason(ranked: readonly RankedIdea[]): readonly string[] {
  const speaks = (pair: PairScore) =>
    pair.reasonsFor.some(
      ({ part, weight }) =>
        (part === "sector" || part === "text" || part === "capacity") && (weight ?? 0) > 0,
    );
  return ranked.flatMap(({ shown }) => shown.filter((pair) => !speaks(pair)).map(name));
}

/** How far the reasons of any pair, shown or not, are from adding up; rounding alone stays below 1e-9. */
export interface ReasonsError {
  /** Greatest |Σ for + weakest_part − score|. */
  readonly toScore: number;
  /** Greatest |Σ against + Σ missing − (score − 1)|. */
  readonly toOne: number;
}

function sum(reasons: PairScore["reasonsFor"]): number {
  return reasons.reduce((total, { weight }) => total + (weight ?? 0), 0);
}

export function reasonsError(ranked: readonly RankedIdea[]): ReasonsError {
  let toScore = 0;
  let toOne = 0;
  for (const pair of ranked.flatMap(({ all }) => all)) {
    const weakest = pair.reasonsAgainst.filter(({ code }) => code === "weakest_part");
    toScore = Math.max(toScore, Math.abs(sum(pair.reasonsFor) + sum(weakest) - pair.score));
    toOne = Math.max(toOne, Math.abs(sum(pair.reasonsAgainst) + sum(pair.missing) - (pair.score - 1)));
  }
  return { toScore, toOne };
}
