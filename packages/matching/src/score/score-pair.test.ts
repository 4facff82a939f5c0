import fc from "fast-check";
import { expect, test } from "vitest";
import { argumentKinds, reasonArguments, scoreParts } from "../explain/reason-codes.ts";
import { concepts } from "../glossary/concepts.ts";
import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import {
  branchCodes,
  certificationCodes,
  provinceCodes,
  scopeCodes,
  sectorCodes,
} from "../taxonomy/codes.ts";
import { standardStatistics } from "../text/statistics.ts";
import { defaultPolicy } from "./policy.ts";
import { scorePair } from "./score-pair.ts";

const score = (idea: IdeaProfile, cooperative: CooperativeProfile) =>
  scorePair(idea, cooperative, defaultPolicy, standardStatistics);

const words = fc.constantFrom(...concepts.flatMap((row) => [...row.fr, ...row.ar]));
const text = fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => ({ fr: list.join(", ") }));
const sectors = fc.uniqueArray(fc.constantFrom(...sectorCodes), { minLength: 1, maxLength: 3 });
const branches = fc.uniqueArray(fc.constantFrom(...branchCodes), { maxLength: 2 });
const certifications = fc.uniqueArray(fc.constantFrom(...certificationCodes), { maxLength: 3 });
const tokens = fc.uniqueArray(
  fc.constantFrom("olive_mill", "shed_150m2", "looms_x4", "honey_8t", "refrigerated_truck", "lab_corner"),
  { maxLength: 4 },
);

const anyCooperative = fc
  .record({
    description: text,
    sectors,
    branches,
    province: fc.constantFrom(...provinceCodes),
    reach: fc.constantFrom("province", "region", "neighbours", "national", "remote"),
    total: fc.integer({ min: 5, max: 90 }),
    held: certifications,
    equipment: tokens,
  })
  .map(({ total, held, ...rest }) =>
    exampleCooperative({
      ...rest,
      members: { total, women: Math.floor(total / 2), youth: 1 },
      certifications: held.map((code) => ({ code, status: "obtained" })),
    }),
  );

const anyIdea = fc
  .record({
    title: text,
    description: text,
    sectors,
    branches,
    scope: fc.uniqueArray(fc.constantFrom(...scopeCodes), { minLength: 1, maxLength: 3 }),
    minMembers: fc.integer({ min: 5, max: 60 }),
    certifications,
    requirements: tokens,
  })
  .map(({ minMembers, certifications: asked, requirements, ...rest }) =>
    exampleIdea({ ...rest, needs: { minMembers, certifications: asked, requirements } }),
  );

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
  expect(score(exampleIdea(), mislabelled).reasonsFor.map((row) => row.code)).toContain("trade_by_text");
});

test("shows public benefit beside the score and never in it", () => {
  const men = exampleCooperative({ members: { total: 20, women: 0, youth: 0 }, setting: "urban" });
  const women = exampleCooperative({ members: { total: 20, women: 20, youth: 10 }, setting: "rural" });
  expect(score(exampleIdea(), men).score).toBe(score(exampleIdea(), women).score);
  expect(score(exampleIdea(), women).publicBenefit.bonus).toBeGreaterThan(
    score(exampleIdea(), men).publicBenefit.bonus,
  );
});
