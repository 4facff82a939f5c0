import { mostDeclines } from "@tawafuq/matching/feedback/decline-rules";
import { describe, expect, it } from "vitest";
import { declineReasons } from "../matches/match.ts";
import { countingDeclines, withDecline } from "./declines.ts";

const now = new Date("2026-06-01T09:00:00.000Z");
const daysBefore = (days: number) => new Date(now.getTime() - days * 86_400_000);
const idea = {
  sectors: ["AGR", "ALI"],
  branches: ["ART.TAPI", "AGR.OLEI"],
  scope: ["MA-03"],
  capexMad: 300_000,
  needs: { minMembers: 12 },
} as const satisfies Parameters<typeof withDecline>[2];
const cooperative = { province: "MA-OUZ", reach: "region" } as const;
const declined = (reason: string, at: Date) => withDecline([], reason, idea, cooperative, at) ?? [];

describe("what a cooperative's decline leaves behind", () => {
  it("is the idea's primary trade, its distance and what it asked for", () => {
    expect(declined("too_far", now)).toEqual([
      {
        reason: "too_far",
        sector: "AGR",
        branch: "AGR.OLEI",
        place: "neighbour",
        capexMad: 300_000,
        minMembers: 12,
        at: now.toISOString(),
      },
    ]);
  });

  it("is nothing where the reason speaks of that pair alone", () => {
    const kept = declineReasons.filter((reason) => declined(reason, now).length > 0);
    expect(kept).toEqual(["not_our_trade", "too_far", "no_capacity_now"]);
  });

  it("counts for 90 days where it was a matter of capacity, for two years where of trade or place", () => {
    const counts = (reason: string, days: number) =>
      countingDeclines(declined(reason, daysBefore(days)), now).length === 1;
    expect([counts("no_capacity_now", 89), counts("no_capacity_now", 90)]).toEqual([true, false]);
    for (const reason of ["not_our_trade", "too_far"])
      expect([counts(reason, 729), counts(reason, 730)]).toEqual([true, false]);
  });

  it("is kept of the newest only, without what counts no longer", () => {
    let list = declined("no_capacity_now", daysBefore(100));
    for (let days = mostDeclines + 5; days > 0; days -= 1)
      list = withDecline(list, "too_far", idea, cooperative, daysBefore(days)) ?? [];
    expect(list).toHaveLength(mostDeclines);
    expect(list.map(({ at }) => at)).toEqual(
      Array.from({ length: mostDeclines }, (_, place) => daysBefore(mostDeclines - place).toISOString()),
    );
    expect(
      withDecline(declined("no_capacity_now", daysBefore(95)), "too_far", idea, cooperative, now),
    ).toHaveLength(1);
  });
});
