import { channels } from "@tawafuq/core/contacts/contact";
import { Cooperative } from "@tawafuq/core/cooperatives/cooperative";
import type { DraftFields } from "@tawafuq/core/drafts/draft";
import { preferredLanguages } from "@tawafuq/core/language/localized-text";
import type { Visit } from "../pages/visit.ts";
import {
  branchOptions,
  certificationOptions,
  hasBranches,
  meansOptions,
  provinceOptions,
  sectorOptions,
  skillOptions,
  textLanguageOptions,
} from "./profile-options.ts";
import { type Step, type StepOption, valuesOf } from "./step.ts";

const { shape } = Cooperative;
const most = { name: 160, commune: 80, registry: 40, description: 6000, person: 120 } as const;

const legal = ({ say }: Visit): readonly StepOption[] =>
  (["registered", "forming"] as const).map((code) => [code, say(`cooperativeSteps.legal.${code}`)]);

const setting = ({ say }: Visit): readonly StepOption[] =>
  shape.setting.options.map((code) => [code, say(`cooperativeSteps.setting.${code}`)]);

const reach = ({ say }: Visit): readonly StepOption[] =>
  shape.reach.unwrap().options.map((code) => [code, say(`reaches.${code}`)]);

const turnover = ({ say }: Visit): readonly StepOption[] =>
  shape.turnoverBand
    .unwrap()
    .options.map((code, at) => [
      code,
      say(`cooperativeSteps.turnover.${["a", "b", "c", "d", "e", "f"][at] as "a"}`),
    ]);

const projects = ({ say }: Visit): readonly StepOption[] =>
  (["1", "2", "3", "5"] as const).map((count) => [
    count,
    say("cooperativeSteps.projects", { count: Number(count) }),
  ]);

const channelOptions = ({ say }: Visit): readonly StepOption[] =>
  channels.map((code) => [code, say(`cooperativeSteps.channel.${code}`)]);

export const languageOptions = ({ say }: Visit): readonly StepOption[] =>
  preferredLanguages.map((code) => [code, say(`cooperativeSteps.language.${code}`)]);

/** Certificates that are not held already can be on their way. */
const onTheWay = (visit: Visit, fields: DraftFields) =>
  certificationOptions(visit).filter(([code]) => !valuesOf(fields, "held").includes(code));

/** What a cooperative is asked, one thing at a time. */
export const cooperativeSteps: readonly Step[] = [
  {
    id: "name",
    title: "cooperativeSteps.name.title",
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
        name: "name",
        path: "name",
        label: "cooperativeSteps.name.name",
        hint: "cooperativeSteps.name.nameHint",
        kind: "line",
        maxlength: most.name,
      },
      {
        name: "legalStatus",
        path: "legalStatus",
        label: "cooperativeSteps.name.legal",
        kind: "one",
        options: legal,
      },
      {
        name: "foundedYear",
        path: "foundedYear",
        label: "cooperativeSteps.name.founded",
        hint: "cooperativeSteps.name.foundedHint",
        kind: "number",
      },
      {
        name: "registryNumber",
        path: "registryNumber",
        label: "cooperativeSteps.name.registry",
        hint: "cooperativeSteps.optional",
        kind: "line",
        maxlength: most.registry,
      },
      {
        name: "ice",
        path: "ice",
        label: "cooperativeSteps.name.ice",
        hint: "cooperativeSteps.name.iceHint",
        kind: "number",
      },
    ],
  },
  {
    id: "place",
    title: "cooperativeSteps.place.title",
    questions: [
      {
        name: "province",
        path: "province",
        label: "cooperativeSteps.place.province",
        kind: "list",
        options: provinceOptions,
      },
      {
        name: "commune",
        path: "commune",
        label: "cooperativeSteps.place.commune",
        hint: "cooperativeSteps.place.communeHint",
        kind: "line",
        maxlength: most.commune,
      },
      {
        name: "setting",
        path: "setting",
        label: "cooperativeSteps.place.setting",
        kind: "one",
        options: setting,
      },
      {
        name: "reach",
        path: "reach",
        label: "cooperativeSteps.place.reach",
        hint: "cooperativeSteps.place.reachHint",
        kind: "one",
        options: reach,
      },
    ],
  },
  {
    id: "work",
    title: "cooperativeSteps.work.title",
    lead: "cooperativeSteps.work.lead",
    questions: [
      {
        name: "description",
        path: "description",
        label: "cooperativeSteps.work.description",
        hint: "cooperativeSteps.work.descriptionHint",
        kind: "lines",
        maxlength: most.description,
      },
    ],
  },
  {
    id: "trade",
    title: "cooperativeSteps.trade.title",
    questions: [
      {
        name: "sectors",
        path: "sectors",
        label: "cooperativeSteps.trade.sectors",
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
        label: "cooperativeSteps.branches.branches",
        hint: "cooperativeSteps.branches.hint",
        kind: "many",
        options: branchOptions,
        isAsked: hasBranches,
      },
    ],
  },
  {
    id: "members",
    title: "cooperativeSteps.members.title",
    questions: [
      { name: "members", path: "members.total", label: "cooperativeSteps.members.total", kind: "number" },
      {
        name: "women",
        path: "members.women",
        label: "cooperativeSteps.members.women",
        hint: "cooperativeSteps.members.zero",
        kind: "number",
      },
      {
        name: "youth",
        path: "members.youth",
        label: "cooperativeSteps.members.youth",
        hint: "cooperativeSteps.members.youthHint",
        kind: "number",
      },
    ],
  },
  {
    id: "means",
    title: "cooperativeSteps.means.title",
    lead: "cooperativeSteps.means.lead",
    questions: [
      {
        name: "equipment",
        path: "equipment",
        label: "cooperativeSteps.means.equipment",
        kind: "many",
        options: (visit, fields) => meansOptions(visit, fields, "equipment"),
      },
      {
        name: "landHa",
        path: "landHa",
        label: "cooperativeSteps.means.land",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      {
        name: "coldStorageM3",
        path: "coldStorageM3",
        label: "cooperativeSteps.means.cold",
        hint: "cooperativeSteps.optional",
        kind: "number",
      },
      {
        name: "skills",
        path: "skills",
        label: "cooperativeSteps.means.skills",
        kind: "many",
        options: (visit, fields) => skillOptions(visit, fields, "skills"),
      },
    ],
  },
  {
    id: "certificates",
    title: "cooperativeSteps.certificates.title",
    lead: "cooperativeSteps.certificates.lead",
    questions: [
      {
        name: "held",
        path: "certifications",
        label: "cooperativeSteps.certificates.held",
        kind: "many",
        options: certificationOptions,
      },
      {
        name: "coming",
        path: "certifications",
        label: "cooperativeSteps.certificates.coming",
        kind: "many",
        options: onTheWay,
      },
    ],
  },
  {
    id: "capacity",
    title: "cooperativeSteps.capacity.title",
    questions: [
      {
        name: "projects",
        path: "maxOpenIntroductions",
        label: "cooperativeSteps.capacity.projects",
        hint: "cooperativeSteps.capacity.projectsHint",
        kind: "one",
        options: projects,
      },
      {
        name: "turnoverBand",
        path: "turnoverBand",
        label: "cooperativeSteps.capacity.turnover",
        hint: "cooperativeSteps.optional",
        kind: "one",
        options: turnover,
      },
      {
        name: "ownContributionMad",
        path: "ownContributionMad",
        label: "cooperativeSteps.capacity.contribution",
        hint: "cooperativeSteps.capacity.contributionHint",
        kind: "number",
      },
    ],
  },
  {
    id: "contact",
    title: "cooperativeSteps.contact.title",
    lead: "cooperativeSteps.contact.lead",
    questions: [
      {
        name: "personName",
        path: "contact.personName",
        label: "cooperativeSteps.contact.person",
        kind: "line",
        maxlength: most.person,
      },
      { name: "phone", path: "contact.phone", label: "cooperativeSteps.contact.phone", kind: "phone" },
      {
        name: "email",
        path: "contact.email",
        label: "cooperativeSteps.contact.email",
        hint: "cooperativeSteps.optional",
        kind: "email",
      },
      {
        name: "channels",
        path: "contact.channels",
        label: "cooperativeSteps.contact.channels",
        kind: "many",
        options: channelOptions,
      },
      {
        name: "preferredLanguage",
        path: "contact.preferredLanguage",
        label: "cooperativeSteps.contact.language",
        kind: "list",
        options: languageOptions,
      },
    ],
  },
];
