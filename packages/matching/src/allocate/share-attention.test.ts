import fc from "fast-check";
import { expect, test } from "vitest";
import type { Candidate } from "./attention-graph.ts";
import { measureExposure } from "./exposure.ts";
import { shareAttention } from "./share-attention.ts";

const cycle = fc.record({
  cells: fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 5,
  }),
  open: fc.array(fc.nat({ max: 3 }), { minLength: 5, maxLength: 5 }),
  perIdea: fc.integer({ min: 1, max: 2 }),
  mostShown: fc.integer({ min: 1, max: 3 }),
  wanted: fc.integer({ min: 0, max: 2 }),
});
const runs = { seed: 20260101, numRuns: 400 };

function build(drawn: typeof cycle extends fc.Arbitrary<infer T> ? T : never) {
  const candidates = drawn.cells.flatMap((row, cooperative) =>
    row.flatMap((value, idea): readonly Candidate[] =>
      value < 4 ? [] : [{ idea: `I${idea}`, cooperative: `C${cooperative}`, value: value / 9 }],
    ),
  );
  const open = new Map(drawn.open.map((count, cooperative) => [`C${cooperative}`, count]));
  const limits = {
    perIdea: drawn.perIdea,
    mostShownPerCooperative: drawn.mostShown,
    maxOpenProposalsPerCooperative: 3,
    guaranteed: Math.min(drawn.wanted, drawn.mostShown),
  };
  return { candidates, open, limits };
}

/** Every set of places within the limits as counts per cooperative, with its value. */
function allLists({ candidates, open, limits }: ReturnType<typeof build>) {
  const allowed = candidates.filter(({ cooperative }) => (open.get(cooperative) ?? 0) < 3);
  return allowed.reduce<readonly (readonly Candidate[])[]>(
    (sets, one) =>
      sets.flatMap((set) => {
        const fits =
          set.filter((other) => other.idea === one.idea).length < limits.perIdea &&
          set.filter((other) => other.cooperative === one.cooperative).length <
            limits.mostShownPerCooperative;
        return fits ? [set, [...set, one]] : [set];
      }),
    [[]],
  );
}

/** How many cooperatives have at least 1, 2, .. guaranteed places. */
function levels(placed: readonly { readonly cooperative: string }[], guaranteed: number): readonly number[] {
  const counts = new Map<string, number>();
  for (const { cooperative } of placed) {
    counts.set(cooperative, (counts.get(cooperative) ?? 0) + 1);
  }
  return Array.from(
    { length: guaranteed },
    (_none, level) => [...counts.values()].filter((count) => count > level).length,
  );
}

test("never exceeds a limit and explains everybody below the guarantee", () => {
  fc.assert(
    fc.property(cycle, (drawn) => {
      const { candidates, open, limits } = build(drawn);
      const shared = shareAttention(candidates, open, limits);
      const placed = shared.shortlists.flatMap(({ idea, places }) => places.map((one) => ({ idea, ...one })));
      const counts = new Map(candidates.map(({ cooperative }) => [cooperative, 0]));
      for (const one of placed) {
        counts.set(one.cooperative, (counts.get(one.cooperative) ?? 0) + 1);
        expect(open.get(one.cooperative)).toBeLessThan(3);
        expect(candidates).toContainEqual({ idea: one.idea, cooperative: one.cooperative, value: one.value });
      }
      for (const { places } of shared.shortlists) {
        expect(places.length).toBeLessThanOrEqual(limits.perIdea);
        expect(new Set(places.map((one) => one.cooperative)).size).toBe(places.length);
      }
      expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(limits.mostShownPerCooperative);
      const below = [...counts].filter(([, count]) => count < limits.guaranteed).map(([id]) => id);
      expect(shared.withoutShare.map((one) => one.cooperative)).toEqual(below.sort());
    }),
    runs,
  );
});

test("guarantees as much, level by level, as any lists could: against all of them", () => {
  fc.assert(
    fc.property(cycle, (drawn) => {
      const built = build({ ...drawn, cells: drawn.cells.slice(0, 4) });
      const { candidates, open, limits } = built;
      const placed = shareAttention(candidates, open, limits).shortlists.flatMap(({ places }) => places);
      const possible = allLists(built).map((set) => levels(set, limits.guaranteed));
      const best = possible.reduce(
        (most, one) => (String(one) > String(most) ? one : most),
        possible[0] ?? [],
      );
      expect(levels(placed, limits.guaranteed)).toEqual(best);
    }),
    { ...runs, numRuns: 150 },
  );
});

test("gives the same lists whatever the order of the candidates, and score order where nothing is guaranteed", () => {
  fc.assert(
    fc.property(cycle, (drawn) => {
      const { candidates, open, limits } = build(drawn);
      const shared = shareAttention(candidates, open, limits);
      expect(shareAttention(candidates.toReversed(), open, limits)).toEqual(shared);
      const free = shareAttention(candidates, open, { ...limits, guaranteed: 0 });
      expect(free.value).toBe(shared.valueByScore);
      expect(free.shortlists.flatMap(({ places }) => places).every((one) => one.by === "score")).toBe(true);
    }),
    runs,
  );
});

test("moves a cooperative to another list where a greedy repair would leave one unseen", () => {
  const candidates = [
    { idea: "I1", cooperative: "C1", value: 0.9 },
    { idea: "I2", cooperative: "C1", value: 0.5 },
    { idea: "I1", cooperative: "C2", value: 0.8 },
    { idea: "I2", cooperative: "C3", value: 0.4 },
  ];
  const limits = { perIdea: 1, mostShownPerCooperative: 1, maxOpenProposalsPerCooperative: 1, guaranteed: 1 };
  const shared = shareAttention(candidates, new Map([["C3", 1]]), limits);
  expect(shared.shortlists).toEqual([
    { idea: "I1", places: [{ cooperative: "C2", value: 0.8, by: "share" }] },
    { idea: "I2", places: [{ cooperative: "C1", value: 0.5, by: "share" }] },
  ]);
  expect(shared.withoutShare).toEqual([{ cooperative: "C3", shown: 0, reason: "at_open_proposal_limit" }]);
  const crowded = shareAttention(candidates, new Map(), limits);
  expect(crowded.withoutShare).toEqual([{ cooperative: "C2", shown: 0, reason: "lists_full" }]);
});

test("refuses limits that contradict each other, values out of range and a pair given twice", () => {
  const limits = { perIdea: 1, mostShownPerCooperative: 1, maxOpenProposalsPerCooperative: 1, guaranteed: 2 };
  const one = { idea: "I1", cooperative: "C1", value: 0.5 };
  expect(() => shareAttention([], new Map(), limits)).toThrow("guaranteed must not exceed");
  const sound = { ...limits, guaranteed: 1 };
  expect(() => shareAttention([{ ...one, value: 1.1 }], new Map(), sound)).toThrow("0..1");
  expect(() => shareAttention([one, one], new Map(), sound)).toThrow("given twice");
});

test("measures exposure: even is 0, one of four having all is 3/4", () => {
  const list = (...ids: string[]) => ({
    idea: "I",
    places: ids.map((cooperative) => ({ cooperative, value: 1, by: "score" as const })),
  });
  const eligible = ["a", "b", "c", "d"];
  expect(measureExposure([list("a", "b"), list("c", "d")], eligible)).toEqual({ gini: 0, neverShown: 0 });
  expect(measureExposure([list("a"), list("a")], eligible)).toEqual({ gini: 0.75, neverShown: 0.75 });
  expect(measureExposure([], [])).toEqual({ gini: 0, neverShown: 0 });
});
