import fc from "fast-check";
import { expect, test } from "vitest";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import { prepareCooperative, prepareIdea } from "../profile/prepare.ts";
import { queryOf } from "../score/idea-query.ts";
import { defaultPolicy } from "../score/policy.ts";
import { rankIdea } from "./rank.ts";
import { rankBank } from "./rank-bank.ts";
import { rankIdeas } from "./rank-ideas.ts";

const cooperatives = [
  exampleCooperative({ id: "C1" }),
  exampleCooperative({ id: "C2", reach: "province", province: "MA-AGD" }),
  exampleCooperative({ id: "C3", members: { total: 7, women: 0, youth: 0 } }),
  exampleCooperative({ id: "C4" }),
];

test("ranks the same whatever the order of the list, ties by id", () => {
  const ranked = rankIdea(exampleIdea(), cooperatives, defaultPolicy, 10).map((pair) => pair.cooperative);
  expect(ranked.slice(0, 2)).toEqual(["C1", "C4"]);
  fc.assert(
    fc.property(fc.shuffledSubarray(cooperatives, { minLength: 4, maxLength: 4 }), (shuffled) => {
      const again = rankIdea(exampleIdea(), shuffled, defaultPolicy, 10).map((pair) => pair.cooperative);
      expect(again).toEqual(ranked);
    }),
  );
});

test("leaves out a pair whose gate closed unless all are asked for", () => {
  const ids = rankIdea(exampleIdea(), cooperatives, defaultPolicy, 10).map((pair) => pair.cooperative);
  expect(ids).not.toContain("C2");
  const all = rankIdea(exampleIdea(), cooperatives, defaultPolicy, 10, { includeClosed: true });
  expect(all).toHaveLength(4);
});

test("gives a pair one score from both directions and whoever else is listed", () => {
  const fromIdea = rankIdea(exampleIdea(), cooperatives, defaultPolicy, 1)[0];
  const query = queryOf(prepareIdea(exampleIdea()));
  const fromCooperative = rankIdeas(prepareCooperative(exampleCooperative()), [query], defaultPolicy, 1)[0];
  expect(fromCooperative).toMatchObject({ id: "P1", score: fromIdea?.score });
});

test("keeps a pair out when the context says it was declined", () => {
  const contextOf = (_idea: string, cooperative: string) => ({ declinedBefore: cooperative === "C1" });
  const ids = rankIdea(exampleIdea(), cooperatives, defaultPolicy, 1, { contextOf }).map(
    (pair) => pair.cooperative,
  );
  expect(ids).toEqual(["C4"]);
});

test("ranks a whole bank, snake-case names included, and answers every idea", () => {
  const { landHa: _landHa, ...row } = exampleCooperative();
  const ranked = rankBank({ cooperatives: [{ ...row, land_ha: 3 }], ideas: [exampleIdea()] }, 10);
  expect(Object.keys(ranked)).toEqual(["P1"]);
  expect(ranked.P1?.[0]?.cooperative).toBe("C1");
});
