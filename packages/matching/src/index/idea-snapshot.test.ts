import { expect, it } from "vitest";
import { exampleIdea } from "../profile/example-profiles.ts";
import { prepareIdea } from "../profile/prepare.ts";
import { queryOf } from "../score/idea-query.ts";
import { decodeIdeas, encodeIdeas } from "./idea-snapshot.ts";

const prepared = [
  exampleIdea(),
  exampleIdea({
    id: "P2",
    title: { ar: "وحدة لتعبئة زيت الزيتون", fr: "Mise en bouteille d'huile d'olive" },
    scope: ["NATIONAL"],
    needs: {
      minMembers: 12,
      certifications: ["ONSSA"],
      requirements: ["shed_150m2", "olive_oil_supply_40t"],
      landHa: 1.5,
      skills: ["bookkeeping"],
      musts: ["members"],
    },
  }),
  exampleIdea({
    id: "P3",
    title: { fr: "Rien" },
    description: {},
    needs: { minMembers: 1, certifications: [], requirements: [] },
  }),
].map(prepareIdea);

it("an idea read from a snapshot asks exactly what it asked before", () => {
  const again = decodeIdeas(encodeIdeas(prepared));
  expect(again?.map(queryOf)).toEqual(prepared.map(queryOf));
  // Once more: what came from a snapshot is stored in the next one.
  expect(decodeIdeas(encodeIdeas(again ?? []))?.map(queryOf)).toEqual(prepared.map(queryOf));
});

it("holds no word of what people wrote", () => {
  const text = new TextDecoder("latin1").decode(encodeIdeas(prepared));
  expect(text).toContain("olive_oil_supply_40t");
  expect(text).not.toContain("bouteille");
});

it("is refused when another scorer or glossary made it", () => {
  const bytes = encodeIdeas(prepared);
  const at = new TextDecoder("latin1").decode(bytes).indexOf('"versions":"') + '"versions":"'.length;
  bytes[at] = "!".charCodeAt(0);
  expect(decodeIdeas(bytes)).toBeUndefined();
});
