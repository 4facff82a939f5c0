import fc from "fast-check";
import { expect, test } from "vitest";
import { argumentKinds, type Reason, reasonArguments, scoreParts } from "../explain/reason-codes.ts";
import { anyCooperative, anyIdea } from "../profile/any-profiles.ts";
import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import { defaultPolicy } from "./policy.ts";
import { scorePair } from "./score-pair.ts";

const score = (idea: IdeaProfile, cooperative: CooperativeProfile) =>
  scorePair(idea, cooperative, defaultPolicy);

test("keeps the score, both fits and every part between 0 and 1 and gives the same answer twice", () => {
  fc.assert(
    fc.property(anyIdea, anyCooperative, (idea, cooperative) => {
      const pair = score(idea, cooperative);
      const numbers = [
        pair.score,
        pair.forIdea,
        pair.forCooperative,
        ...scoreParts.flatMap((part) => [
          pair.parts[part],
          pair.partsForIdea[part],
          pair.partsForCooperative[part],
        ]),
      ];
      expect(numbers.every((value) => value >= 0 && value <= 1)).toBe(true);
      expect(score(idea, cooperative)).toEqual(pair);
    }),
  );
});

test("gives every reason exactly the arguments its text takes and always says something", () => {
  fc.assert(
    fc.property(anyIdea, anyCooperative, (idea, cooperative) => {
      const pair = score(idea, cooperative);
      const reasons = [...pair.reasonsFor, ...pair.reasonsAgainst, ...pair.missing];
      expect(reasons.length).toBeGreaterThan(0);
      for (const row of reasons) {
        expect(Object.keys(row.args).sort()).toEqual([...reasonArguments[row.code]].sort());
        expect(Object.keys(row.args).every((name) => name in argumentKinds)).toBe(true);
      }
    }),
  );
});

test("never falls when the cooperative gains members, a certificate asked for or equipment asked for", () => {
  fc.assert(
    fc.property(anyIdea, anyCooperative, fc.integer({ min: 1, max: 40 }), (idea, cooperative, more) => {
      const before = score(idea, cooperative).score - 1e-9;
      const { members } = cooperative;
      const grown = { ...cooperative, members: { ...members, total: members.total + more } };
      expect(score(idea, grown).score).toBeGreaterThanOrEqual(before);
      for (const code of idea.needs.certifications) {
        const held = [...cooperative.certifications, { code, status: "obtained" as const }];
        expect(score(idea, { ...cooperative, certifications: held }).score).toBeGreaterThanOrEqual(before);
      }
      for (const token of idea.needs.requirements) {
        const equipped = { ...cooperative, equipment: [...cooperative.equipment, token] };
        expect(score(idea, equipped).score).toBeGreaterThanOrEqual(before);
      }
    }),
  );
});

test("adds its reasons up to the score, and what is against and missing to what is missing to 1", () => {
  const sum = (reasons: readonly Reason[]) => reasons.reduce((total, row) => total + (row.weight ?? 0), 0);
  fc.assert(
    fc.property(anyIdea, anyCooperative, (idea, cooperative) => {
      const pair = score(idea, cooperative);
      const weakest = pair.reasonsAgainst.filter((row) => row.code === "weakest_part");
      expect(sum(pair.reasonsFor) + sum(weakest)).toBeCloseTo(pair.score, 9);
      expect(sum(pair.reasonsAgainst) + sum(pair.missing)).toBeCloseTo(pair.score - 1, 9);
      expect(pair.reasonsFor.every((row) => (row.weight ?? 0) >= -1e-9)).toBe(true);
      expect([...pair.reasonsAgainst, ...pair.missing].every((row) => (row.weight ?? 0) <= 1e-9)).toBe(true);
    }),
  );
});

test("never falls when the idea asks for one more thing that the cooperative has", () => {
  fc.assert(
    fc.property(anyIdea, anyCooperative, (idea, cooperative) => {
      const before = score(idea, cooperative).score - 1e-9;
      for (const token of cooperative.equipment.filter((known) => !idea.needs.requirements.includes(known))) {
        const needs = { ...idea.needs, requirements: [...idea.needs.requirements, token] };
        expect(score({ ...idea, needs }, cooperative).score).toBeGreaterThanOrEqual(before);
      }
    }),
  );
});

test("takes what a cooperative says it has not as no evidence", () => {
  const idea = exampleIdea({ needs: { minMembers: 0, certifications: [], requirements: ["cold_room"] } });
  const saying = (fr: string) => score(idea, exampleCooperative({ description: { fr } }));
  const has = saying("Nous avons une chambre froide et des oliviers.");
  const lacks = saying("Nous n'avons pas de chambre froide mais des oliviers.");
  expect(has.parts.capacity).toBeGreaterThan(lacks.parts.capacity);
  expect(lacks.missing.map((row) => row.args.requirement)).toContain("cold_room");
});

test("compares quantities in their units and says how far they go", () => {
  const idea = exampleIdea({ needs: { minMembers: 0, certifications: [], requirements: ["dates_50t"] } });
  const making = (quantity: number, unit: string) =>
    score(idea, exampleCooperative({ production: [{ product: "dattes", quantity, unit, per: "year" }] }));
  expect(making(50_000, "kg").parts.capacity).toBe(making(50, "t").parts.capacity);
  expect(making(30, "t").parts.capacity).toBeLessThan(making(50, "t").parts.capacity);
  expect(making(10, "t").missing).toContainEqual(
    expect.objectContaining({ args: expect.objectContaining({ needed: 50, has: 10 }) }),
  );
});

test("scores the same idea told in Arabic and in French nearly equally", () => {
  const arabic = exampleIdea();
  const french = exampleIdea({
    title: { fr: "Mise en bouteilles d'huile d'olive" },
    description: {
      fr: "Nous cherchons une huilerie qui produit de l'huile d'olive, à mettre en bouteilles et vendre en ville.",
    },
  });
  const cooperative = exampleCooperative();
  expect(Math.abs(score(arabic, cooperative).score - score(french, cooperative).score)).toBeLessThan(0.08);
  expect(score(arabic, cooperative).score).toBeGreaterThan(defaultPolicy.thresholds.review);
});

test("values a certificate in progress between none and one obtained", () => {
  const held = (status: "obtained" | "in_progress" | "refused") =>
    score(exampleIdea(), exampleCooperative({ certifications: [{ code: "ONSSA", status }] })).score;
  expect(held("in_progress")).toBeGreaterThan(held("refused"));
  expect(held("in_progress")).toBeLessThan(held("obtained"));
});

test("finds a cooperative whose declared sector is wrong by what its text says", () => {
  const mislabelled = exampleCooperative({ sectors: ["HAB"], branches: [] });
  const unrelated = exampleCooperative({
    sectors: ["HAB"],
    branches: [],
    name: { fr: "Coopérative d'habitat" },
    description: { fr: "Lotissement et logements pour nos membres." },
    production: [],
    equipment: [],
  });
  expect(score(exampleIdea(), mislabelled).score).toBeGreaterThan(2 * score(exampleIdea(), unrelated).score);
  expect(score(exampleIdea(), mislabelled).reasonsFor.map((row) => row.code)).toContain("trade_told");
});

test("shows public benefit beside the score and never in it", () => {
  const men = exampleCooperative({ members: { total: 20, women: 0, youth: 0 }, setting: "urban" });
  const women = exampleCooperative({ members: { total: 20, women: 20, youth: 10 }, setting: "rural" });
  expect(score(exampleIdea(), men).score).toBe(score(exampleIdea(), women).score);
  expect(score(exampleIdea(), women).publicBenefit.bonus).toBeGreaterThan(
    score(exampleIdea(), men).publicBenefit.bonus,
  );
});
