import { expect, test } from "vitest";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import { planBank } from "./plan-bank.ts";

const near = exampleCooperative();
const bank = {
  cooperatives: [near, exampleCooperative({ id: "C2" }), exampleCooperative({ id: "C3" })],
  ideas: [exampleIdea({ partnersSought: 2 }), exampleIdea({ id: "P2" })],
};

test("gives every idea the partners it seeks and every cooperative its share", () => {
  const { round, attention } = planBank(bank, [], "cooperatives");
  expect(round.pairs.map(({ idea }) => idea)).toEqual(["P1", "P1", "P2"]);
  expect(round).toMatchObject({ places: 3, certificate: { stable: true }, unplaced: [] });
  expect(attention).toMatchObject({ eligible: 3, after: { neverShown: 0 }, withoutShare: [] });
});

test("is the same whatever the order of the file", () => {
  const turned = { cooperatives: bank.cooperatives.toReversed(), ideas: bank.ideas.toReversed() };
  expect(planBank(turned, [], "ideas")).toEqual(planBank(bank, [], "ideas"));
});

test("names the gate that closes every pair, and the smallest step that opens one, scored as it would be", () => {
  const far = exampleCooperative({ reach: "province", province: "MA-AGD" });
  const { round, asked } = planBank({ cooperatives: [far], ideas: [exampleIdea()] }, [], "cooperatives");
  const [idea] = round.unplaced;
  expect(idea).toMatchObject({ id: "P1", reason: "gates", closedOnlyBy: { out_of_reach: 1 } });
  expect(idea?.relaxation).toMatchObject({
    relaxation: { kind: "step", step: { code: "wider_reach" } },
    filledBefore: 0,
    filledAfter: 1,
  });
  const { relaxation } = idea?.relaxation ?? {};
  expect(relaxation?.kind === "step" && relaxation.score).toBeGreaterThanOrEqual(asked);
});

test("places nobody on an idea whose own licence nobody holds", () => {
  const licensed = exampleIdea({
    sectors: ["CAN"],
    branches: [],
    needs: { ...exampleIdea().needs, certifications: ["ANRAC"] },
  });
  const without = exampleCooperative({ certifications: [] });
  const { round, attention } = planBank({ cooperatives: [without], ideas: [licensed] }, [], "cooperatives");
  expect(round.pairs).toEqual([]);
  expect(round.unplaced[0]?.closedBy).toMatchObject({ licence_missing: 1 });
  expect(attention.shortlists).toEqual([]);
});
