import type { DraftFields } from "@tawafuq/core/drafts/draft";
import { HolderInput } from "@tawafuq/core/holders/holder";
import { type Idea, IdeaInput, ideaFaultsAcross } from "@tawafuq/core/ideas/idea";
import type { LocalizedText } from "@tawafuq/core/language/localized-text";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import type { FieldFault } from "@tawafuq/core/refusals/refusal";
import type { Visit } from "../pages/visit.ts";
import { writtenText } from "./cooperative-answers.ts";
import { lineOf, numberOf, one, textOf, valuesOf } from "./step.ts";

type Kept = Partial<Pick<Idea, "origin" | "workingCapitalMad" | "paybackMonths">>;

/** The holder's confidential part; what was taken out of the field is to go. */
function confidentialOf(
  fields: DraftFields,
  language: string,
  before: LocalizedText | undefined,
): LocalizedText | null | undefined {
  const text = lineOf(fields, "confidential");
  if (text !== undefined) return writtenText(before, language, text);
  return before === undefined ? undefined : null;
}

/** What the form asks of the idea, as the domain takes it. */
function ideaOf(fields: DraftFields, before: Idea | undefined, confidential: LocalizedText | undefined) {
  const language = textOf(fields, "language") || "ar";
  const kept: Kept = before === undefined ? { origin: "web" } : before;
  const weights = ["place", "members", "certifications", "land", "cold", "means"] as const;
  const importance = Object.fromEntries(
    weights.flatMap((wish) => {
      const weight = lineOf(fields, `${wish}Weight`);
      return weight === undefined ? [] : [[wish, weight]];
    }),
  );
  return {
    origin: kept.origin,
    workingCapitalMad: kept.workingCapitalMad,
    paybackMonths: kept.paybackMonths,
    title: writtenText(before?.title, language, lineOf(fields, "title")),
    description: writtenText(before?.description, language, lineOf(fields, "description")),
    maturity: lineOf(fields, "maturity"),
    holderType: lineOf(fields, "holderType"),
    confidentiality: lineOf(fields, "confidentiality"),
    confidential: confidentialOf(fields, language, confidential),
    sectors: valuesOf(fields, "sectors"),
    branches: valuesOf(fields, "branches"),
    scope: valuesOf(fields, "scope"),
    capexMad: numberOf(fields, "capexMad"),
    ownContributionMad: numberOf(fields, "ownContributionMad") ?? 0,
    durationMonths: numberOf(fields, "durationMonths"),
    expectedJobs: numberOf(fields, "expectedJobs") ?? 0,
    targetWomenPct: numberOf(fields, "targetWomenPct") ?? 0,
    targetYouthPct: numberOf(fields, "targetYouthPct") ?? 0,
    partnersSought: numberOf(fields, "partnersSought") ?? 1,
    needs: {
      minMembers: numberOf(fields, "minMembers") ?? 5,
      certifications: valuesOf(fields, "certifications"),
      requirements: valuesOf(fields, "requirements"),
      skills: valuesOf(fields, "skills"),
      landHa: numberOf(fields, "landHa"),
      coldStorageM3: numberOf(fields, "coldStorageM3"),
      importance,
    },
  };
}

/** The answers about an idea as what the domain takes, or what is wrong with them. */
export function readIdeaAnswers(
  fields: DraftFields,
  before?: { readonly idea: Idea; readonly confidential: LocalizedText | undefined },
): { input?: IdeaInput; faults: readonly FieldFault[] } {
  const sent = ideaOf(fields, before?.idea, before?.confidential);
  const parsed = IdeaInput.safeParse(sent);
  return parsed.success
    ? { input: parsed.data, faults: [] }
    : { faults: [...faultsOf(parsed.error.issues, sent), ...ideaFaultsAcross(sent)] };
}

/** The answers about who deposits. */
export function readHolderAnswers(fields: DraftFields): {
  input?: HolderInput;
  faults: readonly FieldFault[];
} {
  const sent = {
    name: lineOf(fields, "holderName"),
    contact: {
      personName: lineOf(fields, "holderName"),
      phone: lineOf(fields, "phone"),
      email: lineOf(fields, "email"),
      preferredLanguage: lineOf(fields, "preferredLanguage") ?? "ar",
    },
  };
  const parsed = HolderInput.safeParse(sent);
  if (parsed.success) return { input: parsed.data, faults: [] };
  const faults = faultsOf(parsed.error.issues, sent);
  return { faults: faults.map((fault) => ({ ...fault, path: `holder.${fault.path}` })) };
}

/** What the form begins with where the idea is known. */
export function ideaFields(visit: Visit, idea: Idea, confidential: LocalizedText | undefined): DraftFields {
  const language =
    idea.description[visit.language] === undefined ? Object.keys(idea.description)[0] : visit.language;
  const key = (language ?? visit.language) as keyof LocalizedText;
  const { needs } = idea;
  const weights = Object.entries(needs.importance ?? {}).map(([wish, weight]) => [
    `${wish}Weight`,
    one(weight),
  ]);
  return {
    version: one(idea.version),
    language: [key],
    title: one(idea.title[key] ?? Object.values(idea.title)[0]),
    description: one(idea.description[key]),
    maturity: one(idea.maturity),
    holderType: one(idea.holderType),
    confidentiality: one(idea.confidentiality),
    confidential: one(confidential?.[key] ?? Object.values(confidential ?? {})[0]),
    sectors: [...idea.sectors],
    branches: [...idea.branches],
    scope: [...idea.scope],
    capexMad: one(idea.capexMad),
    ownContributionMad: one(idea.ownContributionMad),
    durationMonths: one(idea.durationMonths),
    expectedJobs: one(idea.expectedJobs),
    targetWomenPct: one(idea.targetWomenPct),
    targetYouthPct: one(idea.targetYouthPct),
    partnersSought: one(idea.partnersSought),
    minMembers: one(needs.minMembers),
    certifications: [...needs.certifications],
    requirements: [...needs.requirements],
    skills: [...needs.skills],
    landHa: one(needs.landHa),
    coldStorageM3: one(needs.coldStorageM3),
    ...Object.fromEntries(weights),
  };
}
