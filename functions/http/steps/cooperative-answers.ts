import type { Contact } from "@tawafuq/core/contacts/contact";
import { type Cooperative, CooperativeInput, faultsAcross } from "@tawafuq/core/cooperatives/cooperative";
import type { DraftFields } from "@tawafuq/core/drafts/draft";
import type { LocalizedText } from "@tawafuq/core/language/localized-text";
import type { Person } from "@tawafuq/core/people/person";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import type { FieldFault } from "@tawafuq/core/refusals/refusal";
import type { Visit } from "../pages/visit.ts";
import { lineOf, numberOf, one, textOf, valuesOf } from "./step.ts";

/** What a form cannot ask is kept as it was. */
type Kept = Omit<
  Cooperative,
  "id" | "version" | "createdAt" | "updatedAt" | "availability" | "declines" | "rowHash" | "erasedAt"
>;

/** A text in the language it was written in, beside its other versions. */
export function writtenText(
  before: LocalizedText | undefined,
  language: string,
  text: string | undefined,
): LocalizedText {
  return Object.fromEntries(
    Object.entries({ ...before, [language]: text }).filter(([, value]) => value !== undefined),
  );
}

function certificates(fields: DraftFields, before: Kept | undefined) {
  const held = valuesOf(fields, "held");
  const coming = valuesOf(fields, "coming").filter((code) => !held.includes(code));
  const others = (before?.certifications ?? []).filter(
    ({ code, status }) =>
      (status === "expired" || status === "refused") && ![...held, ...coming].includes(code),
  );
  return [
    ...held.map((code) => ({ code, status: "obtained" })),
    ...coming.map((code) => ({ code, status: "in_progress" })),
    ...others,
  ];
}

/** The answers as what the domain takes, or what is wrong with them. `before` is what stands already. */
export function readCooperativeAnswers(
  fields: DraftFields,
  before?: Cooperative,
): { input?: CooperativeInput; faults: readonly FieldFault[] } {
  const kept: Partial<Kept> = before === undefined ? {} : pickKept(before);
  const language = textOf(fields, "language") || "ar";
  const sent = {
    ...kept,
    name: writtenText(before?.name, language, lineOf(fields, "name")),
    description: writtenText(before?.description, language, lineOf(fields, "description")),
    legalStatus: lineOf(fields, "legalStatus") ?? kept.legalStatus ?? "registered",
    foundedYear: numberOf(fields, "foundedYear"),
    registryNumber: lineOf(fields, "registryNumber"),
    ice: lineOf(fields, "ice"),
    province: lineOf(fields, "province"),
    commune: lineOf(fields, "commune"),
    setting: lineOf(fields, "setting"),
    reach: lineOf(fields, "reach") ?? "region",
    sectors: valuesOf(fields, "sectors"),
    branches: valuesOf(fields, "branches"),
    members: {
      total: numberOf(fields, "members"),
      women: numberOf(fields, "women"),
      youth: numberOf(fields, "youth"),
    },
    equipment: valuesOf(fields, "equipment"),
    skills: valuesOf(fields, "skills"),
    landHa: numberOf(fields, "landHa"),
    coldStorageM3: numberOf(fields, "coldStorageM3"),
    certifications: certificates(fields, before),
    maxOpenIntroductions: numberOf(fields, "projects"),
    turnoverBand: lineOf(fields, "turnoverBand"),
    ownContributionMad: numberOf(fields, "ownContributionMad") ?? 0,
    contact: {
      personName: lineOf(fields, "personName"),
      phone: lineOf(fields, "phone"),
      email: lineOf(fields, "email"),
      channels: valuesOf(fields, "channels"),
      preferredLanguage: lineOf(fields, "preferredLanguage") ?? "ar",
    },
  };
  const parsed = CooperativeInput.safeParse(sent);
  return parsed.success
    ? { input: parsed.data, faults: [] }
    : { faults: [...faultsOf(parsed.error.issues, sent), ...faultsAcross(sent)] };
}

function pickKept({
  production,
  trainingNeeds,
  court,
  irrigatedHa,
  export: exports,
  remoteOk,
  coastal,
  legalStatus,
}: Cooperative): Partial<Kept> {
  const told = { court, irrigatedHa, export: exports, remoteOk, coastal };
  const known = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
  return { production, trainingNeeds, legalStatus, ...known };
}

const list = (values: readonly string[]) => [...values];
/** What the form begins with where the cooperative is known. */
export function cooperativeFields(
  visit: Visit,
  cooperative: Cooperative,
  contact: Contact | undefined,
): DraftFields {
  const language =
    cooperative.description[visit.language] === undefined
      ? (Object.keys(cooperative.description)[0] ?? visit.language)
      : visit.language;
  const key = language as keyof LocalizedText;
  const status = (wanted: string) =>
    cooperative.certifications.filter((row) => row.status === wanted).map(({ code }) => code);
  return {
    version: one(cooperative.version),
    language: [language],
    name: one(cooperative.name[key] ?? Object.values(cooperative.name)[0]),
    description: one(cooperative.description[key]),
    legalStatus: one(cooperative.legalStatus),
    foundedYear: one(cooperative.foundedYear),
    registryNumber: one(cooperative.registryNumber),
    ice: one(cooperative.ice),
    province: one(cooperative.province),
    commune: one(cooperative.commune),
    setting: one(cooperative.setting),
    reach: one(cooperative.reach),
    sectors: list(cooperative.sectors),
    branches: list(cooperative.branches),
    members: one(cooperative.members.total),
    women: one(cooperative.members.women),
    youth: one(cooperative.members.youth),
    equipment: list(cooperative.equipment),
    skills: list(cooperative.skills),
    landHa: one(cooperative.landHa),
    coldStorageM3: one(cooperative.coldStorageM3),
    held: status("obtained"),
    coming: status("in_progress"),
    projects: one(cooperative.maxOpenIntroductions),
    turnoverBand: one(cooperative.turnoverBand),
    ownContributionMad: one(cooperative.ownContributionMad),
    personName: one(contact?.personName),
    phone: one(contact?.phone),
    email: one(contact?.email),
    channels: list(cooperative.contact.channels),
    preferredLanguage: one(cooperative.contact.preferredLanguage),
  };
}

/** What is known of somebody who has just come in: how they are reached, and in which language. */
export function personFields(visit: Visit, person: Person | undefined): DraftFields {
  return {
    language: [visit.language],
    phone: one(person?.phone),
    email: one(person?.email),
    preferredLanguage: [visit.language],
  };
}
