import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Holder } from "../holders/holder.ts";
import type { Idea } from "../ideas/idea.ts";
import { languages } from "../language/localized-text.ts";
import type { Match } from "../matches/match.ts";
import { translate } from "../texts/catalogue.ts";

type Word = "cooperative" | "idea" | "description";

function inEveryLanguage(word: Word) {
  const texts = languages.map((language) => [language, translate(language, `privacy.erased.${word}`)]);
  return Object.fromEntries(texts) as Record<(typeof languages)[number], string>;
}

const nobody = "—";

/** Kept: trade and province, for counts. All else is gone or the least a profile can be. */
export function anonymousCooperative(before: Cooperative, at: string): Cooperative {
  return {
    id: before.id,
    version: before.version + 1,
    availability: "withdrawn",
    name: inEveryLanguage("cooperative"),
    description: inEveryLanguage("description"),
    province: before.province,
    commune: nobody,
    setting: before.setting,
    sectors: before.sectors,
    branches: [],
    legalStatus: "registered",
    foundedYear: Math.max(1956, before.foundedYear - (before.foundedYear % 10)),
    members: { total: 5, women: 0, youth: 0 },
    ownContributionMad: 0,
    production: [],
    certifications: [],
    equipment: [],
    skills: [],
    reach: before.reach,
    trainingNeeds: [],
    contact: { channels: [], preferredLanguage: "ar" },
    declines: [],
    createdAt: before.createdAt,
    updatedAt: at,
    erasedAt: at,
  };
}

/** Kept: trade, place and amount, for counts. */
export function anonymousIdea(before: Idea, at: string): Idea {
  return {
    id: before.id,
    version: before.version + 1,
    availability: "withdrawn",
    holderId: before.holderId,
    title: inEveryLanguage("idea"),
    description: inEveryLanguage("description"),
    holderType: before.holderType,
    origin: before.origin,
    confidentiality: "private",
    sectors: before.sectors,
    branches: [],
    scope: before.scope,
    capexMad: before.capexMad,
    ownContributionMad: 0,
    durationMonths: before.durationMonths,
    needs: { minMembers: 5, certifications: [], requirements: [], skills: [] },
    expectedJobs: 0,
    targetWomenPct: 0,
    targetYouthPct: 0,
    partnersSought: 1,
    createdAt: before.createdAt,
    updatedAt: at,
    erasedAt: at,
  };
}

export function anonymousHolder(before: Holder, at: string): Holder {
  return {
    id: before.id,
    version: before.version + 1,
    name: nobody,
    contact: { channels: [], preferredLanguage: "ar" },
    createdAt: before.createdAt,
    updatedAt: at,
    erasedAt: at,
  };
}

/** Without this side's name, without reasons that quote its texts, and without anybody's own words. */
export function anonymousMatch(before: Match, side: "cooperative" | "idea", at: string): Match {
  const { answers, decision, ...rest } = before;
  const wordless = <Written extends { note?: string | undefined }>({ note: _, ...kept }: Written) => kept;
  return {
    ...rest,
    version: before.version + 1,
    ...(side === "cooperative"
      ? { cooperativeName: inEveryLanguage("cooperative") }
      : { ideaTitle: inEveryLanguage("idea") }),
    gates: [],
    reasonsFor: [],
    reasonsAgainst: [],
    missing: [],
    changes: [],
    answers: {
      ...(answers.idea === undefined ? {} : { idea: wordless(answers.idea) }),
      ...(answers.cooperative === undefined ? {} : { cooperative: wordless(answers.cooperative) }),
    },
    ...(decision === undefined ? {} : { decision: wordless(decision) }),
    updatedAt: at,
  };
}
