import { type Reason, reason } from "../explain/reason-codes.ts";
import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import type { Trade } from "../profile/trades.ts";
import { affinity } from "../taxonomy/sectors.ts";
import type { PartResult } from "./part-result.ts";

const sameSector = 0.75;
const otherBranch = 0.4;
const relatedShare = 0.75;
const farBelow = 0.2;

/** Closeness of two trades, 0..1: the branch decides inside a sector, the affinity table between sectors. */
function tradeCloseness(a: Trade, b: Trade): number {
  if (a.sector !== b.sector) {
    return relatedShare * affinity(a.sector, b.sector);
  }
  if (a.branch !== undefined && b.branch !== undefined) {
    return a.branch === b.branch ? 1 : otherBranch;
  }
  return sameSector;
}

interface Meeting {
  readonly value: number;
  readonly own: Trade;
  readonly other: Trade;
}

function bestMeeting(own: readonly Trade[], other: readonly Trade[]): Meeting | undefined {
  let best: Meeting | undefined;
  for (const mine of own) {
    for (const theirs of other) {
      const value = tradeCloseness(mine, theirs) * Math.sqrt(mine.weight * theirs.weight);
      if (best === undefined || value > best.value) {
        best = { value, own: mine, other: theirs };
      }
    }
  }
  return best;
}

/** How much of the stronger side's declared trade the other side shares: the primary sector counts most. */
function primaryMeeting(own: readonly Trade[], other: readonly Trade[]): number {
  return Math.max(
    0,
    ...own.map(
      (mine) =>
        mine.weight * Math.max(0, ...other.map((theirs) => theirs.weight * tradeCloseness(mine, theirs))),
    ),
  );
}

function reasonsOf(best: Meeting): readonly Reason[] {
  const { own, other } = best;
  if (own.phrase !== undefined || other.phrase !== undefined) {
    const ideaPhrase = own.phrase ?? other.phrase ?? "";
    const cooperativePhrase = other.phrase ?? own.phrase ?? "";
    return [reason("trade_by_text", { ideaPhrase, cooperativePhrase }, "sector")];
  }
  if (own.branch !== undefined && own.branch === other.branch) {
    return [reason("branch_same", { branch: own.branch }, "sector")];
  }
  return own.sector === other.sector
    ? [reason("sector_same", { sector: own.sector }, "sector")]
    : [reason("sector_related", { sector: own.sector, otherSector: other.sector }, "sector")];
}

/** Sector part: the closest of all trades, declared or told by the text, from both sides. */
export function sectorPart(idea: PreparedIdea, cooperative: PreparedCooperative): PartResult {
  const best = bestMeeting(idea.trades, cooperative.trades);
  const far =
    best === undefined || best.value < farBelow
      ? [
          reason(
            "sector_far",
            {
              sector: idea.profile.sectors[0] ?? "",
              otherSector: cooperative.profile.sectors[0] ?? "",
            },
            "sector",
          ),
        ]
      : [];
  const value = best?.value ?? 0;
  return {
    forIdea: value,
    forCooperative: Math.min(1, primaryMeeting(cooperative.trades, idea.trades)),
    reasonsFor: best !== undefined && far.length === 0 ? reasonsOf(best) : [],
    reasonsAgainst: far,
    missing: [],
  };
}
