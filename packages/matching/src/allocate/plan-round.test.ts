import fc from "fast-check";
import { expect, test } from "vitest";
import { deferredAcceptance } from "./deferred-acceptance.ts";
import { examplePair, roundFromCells } from "./example-rounds.ts";
import type { Override } from "./overrides.ts";
import { planRound, type RoundRequest } from "./plan-round.ts";
import type { Round, RoundPair } from "./round.ts";

const asked = { asked: 0.5, leastShown: 0.3, minimumMembersShare: 0.6 } as const;

function plan(round: Round, overrides: readonly Override[] = [], weak: readonly RoundPair[] = []) {
  const request: RoundRequest = { ...asked, round, weak, overrides, proposing: "cooperatives" };
  return planRound(request);
}

/** One idea each for A and B; both cooperatives prefer A, A prefers C1. */
const rivals: Round = {
  capacities: new Map([
    ["A", 1],
    ["B", 1],
  ]),
  cooperatives: ["C1", "C2"],
  pairs: [
    examplePair({ idea: "A", cooperative: "C1", forIdea: 0.9, forCooperative: 0.9, score: 0.9 }),
    examplePair({ idea: "A", cooperative: "C2", forIdea: 0.8, forCooperative: 0.9, score: 0.8 }),
    examplePair({ idea: "B", cooperative: "C1", forIdea: 0.6, forCooperative: 0.6, score: 0.6 }),
    examplePair({ idea: "B", cooperative: "C2", forIdea: 0.6, forCooperative: 0.6, score: 0.6 }),
  ],
};

test("places, certifies and prices an override by the pairs it leaves wanting each other", () => {
  const free = plan(rivals);
  expect(free.pairs.map(({ idea, cooperative }) => `${idea} ${cooperative}`)).toEqual(["A C1", "B C2"]);
  expect(free).toMatchObject({
    certificate: { stable: true, blockingPairs: [] },
    valueLost: 0,
    unplaced: [],
  });
  const forced = plan(rivals, [{ kind: "fixed", idea: "B", cooperative: "C1" }]);
  expect(forced.pairs).toMatchObject([
    { idea: "A", cooperative: "C2", by: "allocation" },
    { idea: "B", cooperative: "C1", by: "override" },
  ]);
  expect(forced.certificate.blockingPairs).toEqual([{ idea: "A", cooperative: "C1" }]);
  expect(forced).toMatchObject({ certificate: { stable: false }, isRestStable: true });
  expect(forced.costs[0]?.valueLost).toBeCloseTo(0.1, 12);
});

test("the part no override touches is stable, whatever is fixed and forbidden", () => {
  const digit = fc.nat({ max: 3 });
  const cells = fc.array(fc.array(fc.tuple(digit, digit, digit), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 6,
  });
  const drawn = fc.array(fc.tuple(fc.boolean(), fc.nat({ max: 2 }), fc.nat({ max: 5 })), { maxLength: 4 });
  fc.assert(
    fc.property(cells, drawn, (table, hands) => {
      const round = roundFromCells([1, 2, 1], table);
      const overrides = hands.map(
        ([isFixed, idea, cooperative]): Override => ({
          kind: isFixed ? "fixed" : "forbidden",
          idea: `I${idea}`,
          cooperative: `C${cooperative}`,
        }),
      );
      const planned = plan(round, overrides);
      expect(planned.isRestStable).toBe(true);
      expect(planned.certificate.unacceptable).toEqual([]);
      expect(planned.unplaced.filter(({ reason }) => reason === "not_allocated")).toEqual([]);
      const empty = planned.unplaced.filter(({ subject }) => subject === "idea");
      expect(empty.reduce((sum, { unfilled }) => sum + unfilled, planned.pairs.length)).toBe(planned.places);
      if (overrides.length === 0) expect(planned.pairs.length).toBe(deferredAcceptance(round).length);
    }),
    { seed: 20260101, numRuns: 200 },
  );
});

test("says that nobody fits well enough, and proves the score that would have to be accepted", () => {
  const weak = [
    examplePair({ idea: "B", cooperative: "C1", score: 0.49 }),
    examplePair({ idea: "B", cooperative: "C2", score: 0.4 }),
    examplePair({ idea: "B", cooperative: "C3", score: 0.2 }),
  ];
  const round = { ...rivals, cooperatives: ["C1", "C2", "C3"], pairs: rivals.pairs.slice(0, 1) };
  const [idea] = plan(round, [], weak).unplaced;
  expect(idea).toMatchObject({
    id: "B",
    reason: "nobody_fits",
    belowThreshold: 3,
    // C1 would only change places, C3 is below what anybody is shown.
    relaxation: {
      relaxation: { kind: "threshold", cooperative: "C2", to: 0.4 },
      filledBefore: 1,
      filledAfter: 2,
    },
  });
  expect(plan(round, [], weak.slice(2)).unplaced[0]).not.toHaveProperty("relaxation");
});

test("blames the officer's own hand where it is what keeps a place empty", () => {
  const round = { ...rivals, pairs: rivals.pairs.filter(({ cooperative }) => cooperative === "C1") };
  const fixed = plan(round, [{ kind: "fixed", idea: "A", cooperative: "C1" }]);
  expect(fixed.unplaced[0]).toMatchObject({ id: "B", reason: "placed_by_hand" });
  const forbidden = plan(round, [{ kind: "forbidden", idea: "A", cooperative: "C1" }]);
  expect(forbidden.unplaced[0]).toMatchObject({ id: "A", reason: "gates", closedBy: { blocked: 1 } });
  expect(forbidden.unplaced[0]).not.toHaveProperty("relaxation");
  const weak = [examplePair({ idea: "A", cooperative: "C2", score: 0.45 })];
  const both = plan(
    round,
    [...["C1", "C2"].map((cooperative): Override => ({ kind: "forbidden", idea: "A", cooperative }))],
    weak,
  );
  expect(both.unplaced[0]).not.toHaveProperty("relaxation");
});
