import { declineOf, isLowering } from "@tawafuq/matching/feedback/decline-of";
import { type LoweringReason, loweringReasons, mostDeclines } from "@tawafuq/matching/feedback/decline-rules";
import { placeRelations } from "@tawafuq/matching/profile/cooperative-profile";
import * as z from "zod";
import { instant } from "../language/clock.ts";
import { BranchCode, SectorCode } from "../language/place-and-trade-codes.ts";

/** An idea this cooperative declined for a reason that speaks of others too. Derived from answers, shown to nobody. */
const Decline = z.object({
  reason: z.enum(loweringReasons),
  sector: SectorCode,
  branch: BranchCode.optional(),
  place: z.enum(placeRelations),
  capexMad: z.int(),
  minMembers: z.int(),
  at: z.iso.datetime(),
});
type Decline = z.infer<typeof Decline>;

/** Newest last. */
export const Declines = z.array(Decline).max(mostDeclines).default([]);

/** Days that a decline counts: what a cooperative can carry changes sooner than its trade and its place. */
const daysCounted: Readonly<Record<LoweringReason, number>> = {
  not_our_trade: 730,
  too_far: 730,
  no_capacity_now: 90,
};

/** Those that still count at this moment. */
export function countingDeclines(declines: readonly Decline[], now: Date): readonly Decline[] {
  const age = ({ at }: Decline) => (now.getTime() - Date.parse(at)) / 86_400_000;
  return declines.filter((decline) => age(decline) < daysCounted[decline.reason]);
}

/** The list with one more; the oldest and those that count no longer go. Undefined: the reason speaks of that pair alone. */
export function withDecline(
  declines: readonly Decline[],
  reason: string | undefined,
  idea: Parameters<typeof declineOf>[1],
  cooperative: Parameters<typeof declineOf>[2],
  now: Date,
): Decline[] | undefined {
  const decline = isLowering(reason) ? declineOf(reason, idea, cooperative) : undefined;
  return (
    decline && [...countingDeclines(declines, now), { ...decline, at: instant(now) }].slice(-mostDeclines)
  );
}
