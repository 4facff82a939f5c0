import type { CooperativeProfile } from "./cooperative-profile.ts";
import type { IdeaProfile } from "./idea-profile.ts";

/** A valid cooperative for tests and benchmarks; each states only what matters to it. */
export function exampleCooperative(change: Partial<CooperativeProfile> = {}): CooperativeProfile {
  return {
    id: "C1",
    name: { fr: "Coopérative Zitouna" },
    description: { fr: "Nous pressons l'huile d'olive de quarante familles et la vendons en vrac." },
    province: "MA-OUZ",
    setting: "rural",
    sectors: ["AGR"],
    branches: ["AGR.OLEI"],
    members: { total: 20, women: 8, youth: 4 },
    ownContributionMad: 50_000,
    production: [{ product: "huile d'olive", quantity: 40, unit: "t", per: "year" }],
    certifications: [{ code: "ONSSA", status: "obtained" }],
    equipment: ["olive_mill", "steel_tanks_3000l"],
    trainingNeeds: [],
    reach: "region",
    legalStatus: "registered",
    availability: "open",
    ...change,
  };
}

/** A valid idea for tests and benchmarks. */
export function exampleIdea(change: Partial<IdeaProfile> = {}): IdeaProfile {
  return {
    id: "P1",
    title: { ar: "تعبئة زيت الزيتون" },
    description: { ar: "نبحث عن معصرة تنتج زيت الزيتون لتعبئته في قوارير وبيعه في المدن." },
    sectors: ["AGR", "ALI"],
    branches: ["AGR.OLEI"],
    scope: ["MA-01"],
    capexMad: 300_000,
    ownContributionMad: 40_000,
    needs: { minMembers: 10, certifications: ["ONSSA"], requirements: ["olive_mill", "shed_100m2"] },
    targetWomenPct: 30,
    targetYouthPct: 0,
    ...change,
  };
}
