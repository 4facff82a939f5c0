import { CooperativeInput } from "@tawafuq/core/cooperatives/cooperative";
import { HolderInput } from "@tawafuq/core/holders/holder";
import { IdeaInput } from "@tawafuq/core/ideas/idea";
import type * as z from "zod";

const oliveOil: z.input<typeof CooperativeInput> = {
  name: { fr: "Coopérative Tazart", ar: "تعاونية تازارت" },
  description: { fr: "Huile d'olive pressée à froid et olives de table, par des femmes de la vallée." },
  province: "MA-CHE",
  commune: "Bab Taza",
  setting: "rural",
  sectors: ["AGR", "ALI"],
  foundedYear: 2016,
  members: { total: 24, women: 15, youth: 6 },
  turnoverBand: "250k-1M",
  ownContributionMad: 80_000,
  certifications: [{ code: "ONSSA", status: "obtained" }],
  reach: "region",
  contact: {
    channels: ["email"],
    preferredLanguage: "fr",
    personName: "Khadija Amrani",
    email: "tazart@cooperative.example",
  },
};

const olivePress: z.input<typeof IdeaInput> = {
  title: { fr: "Moulin commun d'huile d'olive", ar: "معصرة مشتركة لزيت الزيتون" },
  description: { fr: "Un moulin partagé pour presser l'huile d'olive des femmes de la vallée." },
  holderType: "individual",
  sectors: ["AGR", "ALI"],
  scope: ["MA-01"],
  capexMad: 300_000,
  ownContributionMad: 60_000,
  durationMonths: 12,
  needs: { minMembers: 10, certifications: ["ONSSA"] },
  expectedJobs: 4,
};

/** A valid cooperative that suits `anIdea`; a test states only what matters to it. */
export function aCooperative(overrides: Partial<z.input<typeof CooperativeInput>> = {}): CooperativeInput {
  return CooperativeInput.parse({ ...oliveOil, ...overrides });
}

/** A valid idea that suits `aCooperative`. */
export function anIdea(overrides: Partial<z.input<typeof IdeaInput>> = {}): IdeaInput {
  return IdeaInput.parse({ ...olivePress, ...overrides });
}

/** A valid holder with an address. */
export function aHolder(overrides: Partial<z.input<typeof HolderInput>> = {}): HolderInput {
  return HolderInput.parse({
    name: "Youssef Benali",
    contact: { channels: ["email"], preferredLanguage: "ar", email: "youssef@holder.example" },
    ...overrides,
  });
}
