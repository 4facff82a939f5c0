import { expect, it } from "vitest";
import { aMatch } from "./example-match.ts";
import { isChanged } from "./record-score.ts";

it("a later version of the same thing is no change", () => {
  const before = aMatch({ rankForIdea: 1 });
  const after = aMatch({ rankForIdea: 1, version: 7, updatedAt: "2026-04-01T00:00:00.000Z" });
  expect(isChanged(before, after)).toBe(false);
});

it("neither the order of keys nor a key without a value is a change", () => {
  const before = aMatch();
  const turned = Object.fromEntries(Object.entries(before).reverse());
  expect(isChanged(before, { ...before, ...turned, rankForIdea: undefined })).toBe(false);
});

it.each([
  ["its place", { rankForIdea: 2 }],
  ["its state", { state: "listed" }],
  ["its score", { score: 0.81 }],
  ["a reason", { reasonsFor: [{ code: "same_sector", args: { sector: "AGR" } }] }],
  ["the profile it was computed from", { ideaVersion: 2 }],
  ["the title", { ideaTitle: { fr: "Autre" } }],
] as const)("%s is a change", (_, change) => {
  const reasonsFor = "reasonsFor" in change ? change.reasonsFor.map((reason) => ({ ...reason })) : [];
  expect(isChanged(aMatch({ rankForIdea: 1 }), aMatch({ rankForIdea: 1, ...change, reasonsFor }))).toBe(true);
});
