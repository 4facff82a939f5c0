import { expect, test } from "vitest";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import { prepareIdea } from "../profile/prepare.ts";
import { queryOf } from "../score/idea-query.ts";
import { defaultPolicy } from "../score/policy.ts";
import { gainsOf } from "./gains.ts";

const land = exampleIdea({
  id: "land",
  needs: { minMembers: 5, certifications: [], requirements: [], landHa: 4, musts: ["land"] },
});
const licence = exampleIdea({
  id: "paper",
  needs: { minMembers: 5, certifications: ["ONSSA"], requirements: [], musts: ["certifications"] },
});
const ideas = [land, licence];
const queries = ideas.map((idea) => queryOf(prepareIdea(idea)));
const gains = (change: object) => gainsOf(exampleCooperative(change), queries, ideas, defaultPolicy);

test("names the open fields with the ideas each would open, best first", () => {
  const found = gains({ certifications: [], landHa: undefined, equipment: [], skills: [] });
  expect(found.filter(({ ideas: count }) => count > 0)).toEqual([
    { field: "certifications", ideas: 1 },
    { field: "landHa", ideas: 1 },
  ]);
  expect(found.map(({ field }) => field)).toContain("skills");
});

test("says nothing of what was told, whatever was told", () => {
  expect(gains({ landHa: 0 }).map(({ field }) => field)).not.toContain("landHa");
});
