import fc from "fast-check";
import { expect, test } from "vitest";
import { deferredAcceptance } from "./deferred-acceptance.ts";
import { allAllocations, blockingByDefinition, roundFromCells } from "./example-rounds.ts";
import type { Assignment, Round } from "./round.ts";
import { certifyStability } from "./stability.ts";

const digit = fc.nat({ max: 3 });
const cell = fc.tuple(digit, digit, digit);
const roundOf = (most: number) =>
  fc
    .tuple(
      fc.array(fc.nat({ max: 2 }), { minLength: 1, maxLength: 3 }),
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: most }),
    )
    .map(([places, cells]) => roundFromCells(places, cells));
const runs = { seed: 20260101, numRuns: 300 };

function stableAllocations(round: Round): readonly (readonly Assignment[])[] {
  return allAllocations(round).filter((placed) => blockingByDefinition(round, placed).length === 0);
}

/** Position in the cooperative's own order, ties by id; the number of pairs where it has no place. */
function rankOf(round: Round, placed: readonly Assignment[], cooperative: string): number {
  const idea = placed.find((one) => one.cooperative === cooperative)?.idea;
  const order = round.pairs
    .filter((pair) => pair.cooperative === cooperative)
    .sort((left, right) => right.forCooperative - left.forCooperative || (left.idea < right.idea ? -1 : 1));
  const rank = order.findIndex((pair) => pair.idea === idea);
  return rank < 0 ? order.length : rank;
}

test("is stable for either proposing side, whatever the order of the input", () => {
  fc.assert(
    fc.property(roundOf(8), (round) => {
      for (const side of ["cooperatives", "ideas"] as const) {
        const placed = deferredAcceptance(round, side);
        expect(certifyStability(round, placed)).toEqual({
          stable: true,
          blockingPairs: [],
          unacceptable: [],
          overfilled: [],
          doubled: [],
        });
        const turned = {
          capacities: new Map([...round.capacities].reverse()),
          cooperatives: round.cooperatives.toReversed(),
          pairs: round.pairs.toReversed(),
        };
        expect(deferredAcceptance(turned, side)).toEqual(placed);
      }
    }),
    runs,
  );
});

test("finds exactly the blocking pairs of the definition, for any allocation", () => {
  fc.assert(
    fc.property(roundOf(4), fc.nat(), (round, pick) => {
      const all = allAllocations(round);
      const placed = all[pick % all.length] ?? [];
      const found = certifyStability(round, placed).blockingPairs.map(
        (pair) => `${pair.idea} ${pair.cooperative}`,
      );
      expect(found.sort()).toEqual(blockingByDefinition(round, placed));
    }),
    runs,
  );
});

test("gives proposing cooperatives their best stable place, and proposing ideas leave them the worst", () => {
  fc.assert(
    fc.property(roundOf(5), (round) => {
      const stable = stableAllocations(round);
      for (const cooperative of round.cooperatives) {
        const ranks = stable.map((placed) => rankOf(round, placed, cooperative));
        expect(rankOf(round, deferredAcceptance(round, "cooperatives"), cooperative)).toBe(
          Math.min(...ranks),
        );
        expect(rankOf(round, deferredAcceptance(round, "ideas"), cooperative)).toBe(Math.max(...ranks));
      }
    }),
    runs,
  );
});

test("places the same cooperatives and fills the same places in every stable allocation (Roth 1986)", () => {
  fc.assert(
    fc.property(roundOf(5), (round) => {
      const placed = deferredAcceptance(round);
      const shape = (allocation: readonly Assignment[]) => ({
        ideas: allocation.map((one) => one.idea).sort(),
        cooperatives: allocation.map((one) => one.cooperative).sort(),
      });
      for (const other of stableAllocations(round)) {
        expect(shape(other)).toEqual(shape(placed));
      }
    }),
    runs,
  );
});

test("names what is wrong with an allocation nobody may make", () => {
  const round = roundFromCells(
    [1, 1],
    [
      [
        [3, 3, 2],
        [3, 3, 1],
      ],
      [
        [1, 3, 2],
        [1, 1, 2],
      ],
    ],
  );
  const certificate = certifyStability(round, [
    { idea: "I1", cooperative: "C0" },
    { idea: "I1", cooperative: "C1" },
    { idea: "I0", cooperative: "C1" },
  ]);
  expect(certificate).toEqual({
    stable: false,
    blockingPairs: [{ idea: "I0", cooperative: "C0" }],
    unacceptable: [{ idea: "I1", cooperative: "C0" }],
    overfilled: ["I1"],
    doubled: ["C1"],
  });
});
