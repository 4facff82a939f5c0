import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import type { Trade } from "../profile/trades.ts";
import { tradeCloseness } from "../score/trade-closeness.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { isSector } from "../taxonomy/trade-codes.ts";
import type { Entry } from "./ledger.ts";
import { type Reason, reason } from "./reason-codes.ts";

const farBelow = 0.2;

function bestMeeting(idea: readonly Trade[], cooperative: readonly Trade[], factors: readonly number[]) {
  let best: { readonly value: number; readonly own: Trade; readonly other: Trade } | undefined;
  for (const own of idea) {
    for (const [at, other] of cooperative.entries()) {
      const weight = Math.sqrt((own.weight * other.weight) / 10_000);
      const value = tradeCloseness(own.trade, other.trade) * weight * (factors[at] ?? 1);
      if (best === undefined || value > best.value) {
        best = { value, own, other };
      }
    }
  }
  return best;
}

function meetingReason(own: Trade, other: Trade): Reason {
  const ownSector = isSector(own.trade) ? own.trade : sectorOfBranch(own.trade);
  const otherSector = isSector(other.trade) ? other.trade : sectorOfBranch(other.trade);
  if (own.phrase !== undefined && other.phrase !== undefined) {
    return reason("trade_by_text", { ideaPhrase: own.phrase, cooperativePhrase: other.phrase }, "sector");
  }
  if (other.phrase !== undefined && ownSector === otherSector) {
    return reason("trade_told", { sector: otherSector, cooperativePhrase: other.phrase }, "sector");
  }
  if (own.trade === other.trade && !isSector(own.trade)) {
    return reason("branch_same", { branch: own.trade }, "sector");
  }
  return ownSector === otherSector
    ? reason("sector_same", { sector: ownSector }, "sector")
    : reason("sector_related", { sector: ownSector, otherSector }, "sector");
}

/** The trades that met, or that none did. `factors`: what declines leave of each of the cooperative's trades. */
export function explainSector(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  earned: number,
  lost: number,
  factors: readonly number[] = [],
): readonly Entry[] {
  const best = bestMeeting(idea.trades, cooperative.trades, factors);
  if (best === undefined || best.value < farBelow) {
    const args = {
      sector: idea.profile.sectors[0] ?? "",
      otherSector: cooperative.profile.sectors[0] ?? "",
    };
    return [{ list: "against", reason: reason("sector_far", args, "sector"), amount: lost }];
  }
  return [{ list: "for", reason: meetingReason(best.own, best.other), amount: earned }];
}
