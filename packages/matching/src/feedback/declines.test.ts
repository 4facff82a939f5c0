import fc from "fast-check";
import { expect, test } from "vitest";
import { scoreParts } from "../explain/reason-codes.ts";
import { createProfileIndex } from "../index/profile-index.ts";
import { decodeSnapshot, encodeSnapshot } from "../index/snapshot.ts";
import { anyCooperative, anyIdea } from "../profile/any-profiles.ts";
import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import { prepareCooperative, prepareIdea } from "../profile/prepare.ts";
import { queryOf } from "../score/idea-query.ts";
import { defaultPolicy, type Policy } from "../score/policy.ts";
import { scorePair } from "../score/score-pair.ts";
import { declineOf } from "./decline-of.ts";
import { declineRules, type LoweringReason, loweringReasons, primaryTradeRule } from "./decline-rules.ts";

const roundings = 0.0006;
const score = (idea: IdeaProfile, cooperative: CooperativeProfile) =>
  scorePair(idea, cooperative, defaultPolicy);

function declining(
  cooperative: CooperativeProfile,
  reason: LoweringReason,
  idea: IdeaProfile,
  times = 1,
): CooperativeProfile {
  const decline = declineOf(reason, idea, cooperative);
  const declines = decline === undefined ? [] : Array.from({ length: times }, () => decline);
  return { ...cooperative, declines };
}

/** Parts that differ once the cooperative has declined `declined` so often. */
function loweredParts(
  reason: LoweringReason,
  declined: IdeaProfile,
  asked: IdeaProfile,
  cooperative = exampleCooperative(),
  times = 1,
): readonly string[] {
  const before = score(asked, cooperative);
  const after = score(asked, declining(cooperative, reason, declined, times));
  return scoreParts.filter((part) => before.parts[part] !== after.parts[part]);
}

const reasons = fc.constantFrom(...loweringReasons);
const times = fc.integer({ min: 1, max: 20 });

test("lowers the part its reason speaks of for the very idea, no other part, and never below the floor", () => {
  fc.assert(
    fc.property(anyIdea, anyCooperative, reasons, times, (idea, other, reason, count) => {
      const cooperative = { ...other, declines: [] };
      const before = score(idea, cooperative);
      const after = score(idea, declining(cooperative, reason, idea, count));
      const { part, floor } = declineRules[reason];
      expect(after.score).toBeLessThanOrEqual(before.score);
      for (const side of ["partsForIdea", "partsForCooperative"] as const) {
        for (const name of scoreParts.filter((known) => known !== part)) {
          expect(after[side][name]).toBe(before[side][name]);
        }
        expect(after[side][part]).toBeLessThanOrEqual(before[side][part]);
        expect(after[side][part]).toBeGreaterThanOrEqual(floor * before[side][part] - roundings);
      }
    }),
  );
});

test("lowers further with every decline, and more declines never raise a score", () => {
  fc.assert(
    fc.property(anyIdea, anyIdea, anyCooperative, reasons, times, (idea, other, own, reason, count) => {
      const fewer = declining(own, reason, other, count).declines ?? [];
      const more = [...fewer, ...(own.declines ?? [])];
      expect(score(idea, { ...own, declines: more }).score).toBeLessThanOrEqual(
        score(idea, { ...own, declines: fewer }).score,
      );
    }),
  );
  const idea = exampleIdea({ capexMad: 100_000 });
  const once = score(idea, declining(exampleCooperative(), "no_capacity_now", idea)).score;
  const twice = score(idea, declining(exampleCooperative(), "no_capacity_now", idea, 2)).score;
  expect(once).toBeLessThan(score(idea, exampleCooperative()).score);
  expect(twice).toBeLessThan(once);
});

test("does not depend on the order of the declines", () => {
  const shuffled = anyCooperative.chain((own) =>
    fc.tuple(
      fc.constant(own),
      fc.shuffledSubarray([...(own.declines ?? [])], { minLength: own.declines?.length ?? 0 }),
    ),
  );
  fc.assert(
    fc.property(anyIdea, shuffled, (idea, [own, declines]) => {
      expect(score(idea, { ...own, declines })).toEqual(score(idea, own));
    }),
  );
});

test("an idea of another trade keeps its score when a trade was declined", () => {
  const wool = exampleIdea({ sectors: ["ART"], branches: ["ART.TAPI"], title: { fr: "Tapis de laine" } });
  expect(loweredParts("not_our_trade", exampleIdea(), exampleIdea())).toEqual(["sector"]);
  expect(loweredParts("not_our_trade", exampleIdea(), wool)).toEqual([]);
  const honey = exampleIdea({ branches: ["AGR.APIC"] });
  expect(loweredParts("not_our_trade", exampleIdea(), honey)).toEqual([]);
  const unnamed = exampleIdea({ branches: [] });
  expect(loweredParts("not_our_trade", unnamed, honey)).toEqual(["sector"]);
});

test("never takes more than half of the declared primary trade, and more of one told by the text", () => {
  const alone = exampleCooperative({
    name: { fr: "A" },
    description: { fr: "B" },
    production: [],
    equipment: [],
  });
  const told = exampleCooperative({ sectors: ["HAB"], branches: [] });
  const share = (cooperative: CooperativeProfile) =>
    score(exampleIdea(), declining(cooperative, "not_our_trade", exampleIdea(), 20)).partsForIdea.sector /
    score(exampleIdea(), cooperative).partsForIdea.sector;
  expect(share(alone)).toBeCloseTo(primaryTradeRule.floor, 2);
  expect(share(told)).toBeLessThan(primaryTradeRule.floor);
});

test("too far speaks of ideas at least as far and never of the own province", () => {
  const at = (scope: IdeaProfile["scope"]) => exampleIdea({ scope });
  const wide = exampleCooperative({ reach: "national" });
  const lowered = (declined: IdeaProfile, asked: IdeaProfile) =>
    loweredParts("too_far", declined, asked, wide);
  const [home, region, neighbour, away] = [["MA-OUZ"], ["MA-TNG"], ["MA-03"], ["MA-11"]] as const;
  expect(lowered(at(neighbour), at(neighbour))).toEqual(["region"]);
  expect(lowered(at(neighbour), at(away))).toEqual(["region"]);
  expect(lowered(at(neighbour), at(["NATIONAL"]))).toEqual(["region"]);
  expect(lowered(at(neighbour), at(region))).toEqual([]);
  expect(lowered(at(home), at(home))).toEqual([]);
  expect(lowered(at(home), at(region))).toEqual(["region"]);
});

test("no capacity now speaks of ideas that ask for as much or more, in both money and members", () => {
  const asking = (capexMad: number, minMembers: number) =>
    exampleIdea({ capexMad, needs: { minMembers, certifications: [], requirements: [] } });
  const lowered = (asked: IdeaProfile) => loweredParts("no_capacity_now", asking(300_000, 10), asked);
  expect(lowered(asking(300_000, 10))).toEqual(["capacity"]);
  expect(lowered(asking(900_000, 15))).toEqual(["capacity"]);
  expect(lowered(asking(299_999, 15))).toEqual([]);
  expect(lowered(asking(900_000, 9))).toEqual([]);
});

test("says what declines of like ideas took, part by part", () => {
  const { reasonsAgainst } = score(
    exampleIdea(),
    declining(exampleCooperative(), "not_our_trade", exampleIdea()),
  );
  const [said, ...more] = reasonsAgainst.filter(({ code }) => code === "declined_alike");
  expect(said).toMatchObject({ part: "sector", args: { part: "sector" } });
  expect(said?.weight).toBeLessThan(0);
  expect(more).toEqual([]);
});

test("an index, fresh or from a snapshot, gives the score of the pair whatever was declined", () => {
  const policy: Policy = { ...defaultPolicy, thresholds: { ...defaultPolicy.thresholds, minimumShown: 0 } };
  const declines = fc.array(fc.tuple(reasons, anyIdea), { maxLength: 6 });
  fc.assert(
    fc.property(anyIdea, anyCooperative, declines, (idea, own, list) => {
      const profile: CooperativeProfile = {
        ...own,
        reach: "national",
        legalStatus: "registered",
        declines: [
          ...list.flatMap(([reason, declined]) => declineOf(reason, declined, own) ?? []),
          ...loweringReasons.flatMap((reason) => declineOf(reason, idea, own) ?? []),
        ],
      };
      const index = createProfileIndex();
      index.replace([
        prepareCooperative(exampleCooperative({ id: "A" })),
        prepareCooperative({ ...profile, id: "B" }),
      ]);
      const stored = decodeSnapshot(encodeSnapshot(index.columns()));
      const query = queryOf(prepareIdea(idea));
      const pair = scorePair(idea, profile, policy);
      const found = [index, createProfileIndex(stored === undefined ? [] : [stored])].map(
        (each) => each.search(query, policy, 5).find(({ id }) => id === "B")?.score,
      );
      expect(found).toEqual(pair.passed ? [pair.score, pair.score] : [undefined, undefined]);
    }),
  );
});
