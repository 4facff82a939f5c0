import fc from "fast-check";
import { expect, test } from "vitest";
import { deferredAcceptance } from "./deferred-acceptance.ts";
import { diagnose } from "./diagnose.ts";
import { examplePair, roundFromCells } from "./example-rounds.ts";
import { allocateWithOverrides } from "./overrides.ts";
import { findRelaxation } from "./relaxation.ts";
import type { Round } from "./round.ts";

const digit = fc.nat({ max: 3 });
const cells = fc.array(fc.array(fc.tuple(digit, digit, digit), { minLength: 3, maxLength: 3 }), {
  minLength: 1,
  maxLength: 6,
});
const rounds = fc
  .tuple(fc.array(fc.nat({ max: 2 }), { minLength: 3, maxLength: 3 }), cells)
  .map(([places, drawn]) => roundFromCells(places, drawn));
const runs = { seed: 20260101, numRuns: 300 };

test("blames no stable allocation for leaving a pair out, and every empty place for something", () => {
  fc.assert(
    fc.property(rounds, (round) => {
      const placed = deferredAcceptance(round);
      const found = diagnose(round, placed);
      expect(found.map((one) => one.blame)).not.toContain("not_allocated");
      const sought = [...round.capacities.values()].reduce((sum, places) => sum + places, 0);
      const empty = found.filter((one) => one.subject === "idea").reduce((sum, one) => sum + one.unfilled, 0);
      expect(empty).toBe(sought - placed.length);
      const left = found.filter((one) => one.subject === "cooperative").length;
      expect(left).toBe(round.cooperatives.length - placed.length);
      for (const one of found) {
        expect(one.blame === "no_candidate" && one.closedBy.out_of_reach !== undefined).toBe(false);
      }
    }),
    runs,
  );
});

test("names an allocation that leaves a wanted place empty", () => {
  const round = roundFromCells([1], [[[3, 3, 2]]]);
  expect(diagnose(round, []).map((one) => one.blame)).toEqual(["not_allocated", "not_allocated"]);
});

test("proposes only a relaxation that places one more when the round is changed by it", () => {
  fc.assert(
    fc.property(rounds, (round) => {
      const placed = deferredAcceptance(round);
      for (const one of diagnose(round, placed)) {
        const relaxation = findRelaxation(round, one, 0.6)?.relaxation;
        if (relaxation?.kind === "capacity") {
          const plus = (round.capacities.get(relaxation.idea) ?? 0) + 1;
          const capacities = new Map([...round.capacities, [relaxation.idea, plus]]);
          const after = deferredAcceptance({ ...round, capacities });
          expect(after).toHaveLength(placed.length + 1);
          expect(after.map((assignment) => assignment.cooperative)).toContain(one.id);
        }
        if (relaxation?.kind === "gate") {
          const { idea, cooperative } = relaxation;
          const pairs = round.pairs.map((pair) =>
            pair.idea === idea && pair.cooperative === cooperative ? { ...pair, passed: true } : pair,
          );
          expect(deferredAcceptance({ ...round, pairs })).toHaveLength(placed.length + 1);
        }
      }
    }),
    runs,
  );
});

function tooFew(cooperative: string, needed: number, has: number) {
  const gates = [{ code: "too_few_members", passed: false, args: { needed, has } }] as const;
  return examplePair({ idea: "I1", cooperative, passed: false, gates });
}

test("computes the smallest change from the nearest pair: the need for an idea, the members for a cooperative", () => {
  const round: Round = {
    capacities: new Map([["I1", 1]]),
    cooperatives: ["C1", "C2"],
    pairs: [tooFew("C1", 20, 7), tooFew("C2", 20, 10)],
  };
  const [idea, first] = diagnose(round, []);
  expect(idea).toMatchObject({ blame: "gates", closedOnlyBy: { too_few_members: 2 } });
  const gate = { kind: "gate", gate: "too_few_members", idea: "I1" };
  expect(idea && findRelaxation(round, idea, 0.6)).toEqual({
    relaxation: { ...gate, cooperative: "C2", change: { argument: "needed", from: 20, to: 16 } },
    filledBefore: 0,
    filledAfter: 1,
  });
  expect(first && findRelaxation(round, first, 0.6)?.relaxation).toEqual({
    ...gate,
    cooperative: "C1",
    change: { argument: "has", from: 7, to: 12 },
  });
});

test("asks for one more place, for fewer partners, or for nothing where only a refusal stands between them", () => {
  const full = roundFromCells([1], [[[3, 3, 2]], [[1, 1, 2]]]);
  const leftOver = diagnose(full, deferredAcceptance(full))[0];
  expect(leftOver).toMatchObject({ subject: "cooperative", id: "C1", blame: "places_taken" });
  expect(leftOver && findRelaxation(full, leftOver, 0.6)).toEqual({
    relaxation: { kind: "capacity", idea: "I0", plus: 1 },
    filledBefore: 1,
    filledAfter: 2,
  });
  const gates = [{ code: "declined_before", passed: false, args: {} }] as const;
  const declined = { ...full, pairs: full.pairs.map((pair) => ({ ...pair, passed: false, gates })) };
  expect(diagnose(declined, []).map((one) => findRelaxation(declined, one, 0.6))).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  const three = { ...full, capacities: new Map([["I0", 3]]) };
  const short = diagnose(three, deferredAcceptance(three))[0];
  expect(short && findRelaxation(three, short, 0.6)?.relaxation).toEqual({
    kind: "partners",
    idea: "I0",
    from: 3,
    to: 2,
  });
});

test("keeps overrides, counts what each costs and refuses those that contradict", () => {
  const round = roundFromCells(
    [1, 1],
    [
      [
        [3, 3, 2],
        [2, 2, 2],
      ],
      [
        [2, 3, 2],
        [1, 1, 2],
      ],
    ],
  );
  const fixed = { kind: "fixed", idea: "I0", cooperative: "C1" } as const;
  const overridden = allocateWithOverrides(round, [fixed]);
  expect(overridden.allocation).toEqual([
    { idea: "I0", cooperative: "C1" },
    { idea: "I1", cooperative: "C0" },
  ]);
  expect(overridden.costs[0]?.blockingPairs).toEqual([{ idea: "I0", cooperative: "C0" }]);
  expect(overridden.valueLost).toBeCloseTo(1 + 1 / 3 - Math.sqrt(6) / 3 - 2 / 3, 12);
  const other = { kind: "fixed", idea: "I1", cooperative: "C1" } as const;
  const forbidden = { kind: "forbidden", idea: "I0", cooperative: "C0" } as const;
  const refused = allocateWithOverrides(round, [fixed, other, forbidden]);
  expect(refused.refused.map((one) => one.reason)).toEqual([
    "cooperative_fixed_twice",
    "cooperative_fixed_twice",
  ]);
  expect(refused.allocation).not.toContainEqual({ idea: "I0", cooperative: "C0" });
});

test("costs nothing to override what the free allocation does anyway", () => {
  fc.assert(
    fc.property(rounds, (round) => {
      const placed = deferredAcceptance(round);
      const overrides = placed.map((one) => ({ kind: "fixed" as const, ...one }));
      const { allocation, blockingPairs, valueLost, refused } = allocateWithOverrides(round, overrides);
      expect({ allocation, blockingPairs, refused }).toEqual({
        allocation: placed,
        blockingPairs: [],
        refused: [],
      });
      expect(valueLost).toBeCloseTo(0, 12);
    }),
    runs,
  );
});
