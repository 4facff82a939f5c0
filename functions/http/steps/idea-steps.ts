import type { DraftFields } from "@tawafuq/core/drafts/draft";
import { Idea } from "@tawafuq/core/ideas/idea";
import { RegionCode } from "@tawafuq/core/language/place-and-trade-codes";
import { placeName } from "@tawafuq/core/texts/names";
import type { Visit } from "../pages/visit.ts";
import { languageOptions } from "./cooperative-steps.ts";
import {
  branchOptions,
  certificationOptions,
  hasBranches,
  meansOptions,
  sectorOptions,
  skillOptions,
  textLanguageOptions,
} from "./profile-options.ts";
import { type Question, type Step, type StepOption, valuesOf } from "./step.ts";

const { shape } = Idea;
const most = { title: 160, description: 6000, confidential: 5000, holder: 160 } as const;

const places = (visit: Visit): readonly StepOption[] =>
  ["NATIONAL", ...RegionCode.options].map((code) => [code, placeName(visit.language, code)]);

const holderTypes = ({ say }: Visit): readonly StepOption[] =>
  (
    ["individual", "young_graduates", "informal_group", "association", "cooperative", "university"] as const
  ).map((code) => [code, say(`ideaSteps.holderType.${code}`)]);

const maturity = ({ say }: Visit): readonly StepOption[] =>
  shape.maturity.unwrap().options.map((code) => [code, say(`ideaSteps.maturity.${code}`)]);

const openness = ({ say }: Visit): readonly StepOption[] =>
  shape.confidentiality
    .unwrap()
    .options.map((code) => [
      code,
      say(`ideaSteps.openness.${code}.label`),
      say(`ideaSteps.openness.${code}.hint`),
    ]);

const weights = ({ say }: Visit): readonly StepOption[] =>
  (["must", "prefer", "any"] as const).map((code) => [code, say(`ideaSteps.importance.${code}`)]);
const lightWeights = ({ say }: Visit): readonly StepOption[] =>
  (["prefer", "any"] as const).map((code) => [code, say(`ideaSteps.importance.${code}`)]);

const isAnswered = (name: string) => (fields: DraftFields) => valuesOf(fields, name).length > 0;

/** How much the wish before it matters; asked once the wish is there. */
function weightOf(
  wish: "place" | "members" | "certifications" | "land" | "cold" | "means",
  of: string,
): Question {
  return {
    name: `${wish}Weight`,
    path: `needs.importance.${wish}`,
    label: `ideaSteps.weight.${wish}`,
    kind: "one",
    options: wish === "means" ? lightWeights : weights,
    isAsked: isAnswered(of),
  };
}

/** What a holder is asked about an idea, one thing at a time. */
export const ideaSteps: readonly Step[] = [
  {
    id: "idea",
    title: "ideaSteps.idea.title",
    lead: "ideaSteps.idea.lead",
    questions: [
      {
        name: "language",
        path: "language",
        label: "cooperativeSteps.textLanguage",
        hint: "cooperativeSteps.textLanguageHint",
        kind: "one",
        options: textLanguageOptions,
      },
      {
        name: "title",
        path: "title",
        label: "ideaSteps.idea.name",
        hint: "ideaSteps.idea.nameHint",
        kind: "line",
        maxlength: most.title,
      },
      {
        name: "description",
        path: "description",
        label: "ideaSteps.idea.description",
        hint: "ideaSteps.idea.descriptionHint",
        kind: "lines",
        maxlength: most.description,
      },
      {
        name: "maturity",
        path: "maturity",
        label: "ideaSteps.idea.maturity",
        kind: "one",
        options: maturity,
      },
    ],
  },
  {
    id: "trade",
    title: "ideaSteps.trade.title",
    questions: [
      {
        name: "sectors",
        path: "sectors",
        label: "ideaSteps.trade.sectors",
        hint: "cooperativeSteps.trade.sectorsHint",
        kind: "many",
        options: sectorOptions,
      },
    ],
  },
  {
    id: "branches",
    title: "cooperativeSteps.branches.title",
    questions: [
      {
        name: "branches",
        path: "branches",
        label: "ideaSteps.trade.branches",
        hint: "cooperativeSteps.branches.hint",
        kind: "many",
        options: branchOptions,
        isAsked: hasBranches,
      },
    ],
  },
  {
    id: "where",
    title: "ideaSteps.where.title",
    questions: [
      {
        name: "scope",
        path: "scope",
        label: "ideaSteps.where.scope",
        hint: "ideaSteps.where.scopeHint",
        kind: "many",
        options: places,
      },
      weightOf("place", "scope"),
    ],
  },
  {
    id: "partner",
    title: "ideaSteps.partner.title",
    lead: "ideaSteps.partner.lead",
    questions: [
      {
        name: "minMembers",
        path: "needs.minMembers",
        label: "ideaSteps.partner.members",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      weightOf("members", "minMembers"),
      {
        name: "certifications",
        path: "needs.certifications",
        label: "ideaSteps.partner.certifications",
        kind: "many",
        options: certificationOptions,
      },
      weightOf("certifications", "certifications"),
    ],
  },
  {
    id: "means",
    title: "ideaSteps.means.title",
    lead: "ideaSteps.means.lead",
    questions: [
      {
        name: "requirements",
        path: "needs.requirements",
        label: "ideaSteps.means.requirements",
        kind: "many",
        options: (visit, fields) => meansOptions(visit, fields, "requirements"),
      },
      {
        name: "skills",
        path: "needs.skills",
        label: "cooperativeSteps.means.skills",
        kind: "many",
        options: (visit, fields) => skillOptions(visit, fields, "skills"),
      },
      weightOf("means", "requirements"),
      {
        name: "landHa",
        path: "needs.landHa",
        label: "cooperativeSteps.means.land",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      weightOf("land", "landHa"),
      {
        name: "coldStorageM3",
        path: "needs.coldStorageM3",
        label: "cooperativeSteps.means.cold",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      weightOf("cold", "coldStorageM3"),
    ],
  },
  {
    id: "money",
    title: "ideaSteps.money.title",
    lead: "ideaSteps.money.lead",
    questions: [
      {
        name: "capexMad",
        path: "capexMad",
        label: "ideaSteps.money.capex",
        hint: "ideaSteps.money.capexHint",
        kind: "number",
      },
      {
        name: "ownContributionMad",
        path: "ownContributionMad",
        label: "ideaSteps.money.own",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      { name: "durationMonths", path: "durationMonths", label: "ideaSteps.money.duration", kind: "number" },
      {
        name: "expectedJobs",
        path: "expectedJobs",
        label: "ideaSteps.money.jobs",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      {
        name: "targetWomenPct",
        path: "targetWomenPct",
        label: "ideaSteps.money.women",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      {
        name: "targetYouthPct",
        path: "targetYouthPct",
        label: "ideaSteps.money.youth",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      {
        name: "partnersSought",
        path: "partnersSought",
        label: "ideaSteps.money.partners",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
    ],
  },
  {
    id: "openness",
    title: "ideaSteps.openness.title",
    questions: [
      {
        name: "confidentiality",
        path: "confidentiality",
        label: "ideaSteps.openness.who",
        kind: "one",
        options: openness,
      },
      {
        name: "confidential",
        path: "confidential",
        label: "ideaSteps.openness.confidential",
        hint: "ideaSteps.openness.confidentialHint",
        kind: "lines",
        maxlength: most.confidential,
      },
    ],
  },
];

/** Who deposits, asked of everybody; and how to reach them, asked of who is no holder yet. */
const holderType: Question = {
  name: "holderType",
  path: "holderType",
  label: "ideaSteps.holder.type",
  kind: "one",
  options: holderTypes,
};

export const knownHolderStep: Step = {
  id: "holder",
  title: "ideaSteps.holder.title",
  questions: [holderType],
};

export const newHolderStep: Step = {
  id: "holder",
  title: "ideaSteps.holder.title",
  lead: "cooperativeSteps.contact.lead",
  questions: [
    holderType,
    {
      name: "holderName",
      path: "holder.name",
      label: "ideaSteps.holder.name",
      hint: "ideaSteps.holder.nameHint",
      kind: "line",
      maxlength: most.holder,
    },
    { name: "phone", path: "holder.contact.phone", label: "cooperativeSteps.contact.phone", kind: "phone" },
    {
      name: "email",
      path: "holder.contact.email",
      label: "cooperativeSteps.contact.email",
      hint: "cooperativeSteps.optional",
      kind: "email",
    },
    {
      name: "preferredLanguage",
      path: "holder.contact.preferredLanguage",
      label: "cooperativeSteps.contact.language",
      kind: "list",
      options: languageOptions,
    },
  ],
};
