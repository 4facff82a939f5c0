import {
  certificateStatuses,
  legalStatuses,
  reaches,
  settings,
  turnoverBands,
} from "@tawafuq/matching/profile/cooperative-profile";
import * as z from "zod";
import { ContactInput, Reachability } from "../contacts/contact.ts";
import { localizedText } from "../language/localized-text.ts";
import { measure } from "../language/measure.ts";
import {
  BranchCode,
  CertificationCode,
  ProvinceCode,
  SectorCode,
} from "../language/place-and-trade-codes.ts";
import type { FieldFault } from "../refusals/refusal.ts";
import { Declines } from "./declines.ts";

const token = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9_]{0,59}$/, { error: "token_malformed" });
const amountMad = z.int().min(0).max(20_000_000);

/** What a cooperative tells of itself. Amounts in MAD, areas in hectares, volumes in cubic metres. */
const profileShape = {
  name: localizedText(2, 160),
  description: localizedText(10, 6000),
  province: ProvinceCode,
  commune: z.string().trim().min(1).max(80),
  setting: z.enum(settings),
  sectors: z.array(SectorCode).min(1).max(3),
  branches: z.array(BranchCode).max(5).default([]),
  legalStatus: z.enum(legalStatuses).default("registered"),
  foundedYear: z.int().min(1956).max(2100),
  registryNumber: z.string().trim().min(1).max(40).optional(),
  court: z.string().trim().min(2).max(80).optional(),
  ice: z
    .string()
    .regex(/^\d{15}$/, { error: "ice_not_15_digits" })
    .max(15, { error: "ice_not_15_digits" })
    .optional(),
  members: z.object({
    total: z.int().min(5).max(20_000),
    women: z.int().min(0).max(20_000),
    youth: z.int().min(0).max(20_000),
  }),
  turnoverBand: z.enum(turnoverBands).optional(),
  ownContributionMad: amountMad.default(0),
  production: z
    .array(
      z.object({
        product: z.string().trim().min(1).max(120),
        quantity: z.number().min(1e-6).max(1e9),
        unit: z.string().trim().min(1).max(20),
        per: z.string().trim().min(1).max(20),
      }),
    )
    .max(20)
    .default([]),
  certifications: z
    .array(z.object({ code: CertificationCode, status: z.enum(certificateStatuses) }))
    .max(20)
    .default([]),
  equipment: z.array(token).max(40).default([]),
  skills: z.array(token).max(20).default([]),
  coldStorageM3: measure(50_000).optional(),
  landHa: measure(5_000).optional(),
  irrigatedHa: measure(5_000).optional(),
  export: z.boolean().optional(),
  remoteOk: z.boolean().optional(),
  coastal: z.boolean().optional(),
  reach: z.enum(reaches).default("region"),
  trainingNeeds: z.array(token).max(20).default([]),
  /** Projects it takes on at a time; the policy's limit holds besides. */
  maxOpenIntroductions: z.int().min(1).max(20).optional(),
};

/** The numbers that rules between fields look at, as far as they are told. */
interface Told {
  readonly members: {
    readonly total?: number | undefined;
    readonly women?: number | undefined;
    readonly youth?: number | undefined;
  };
  readonly landHa?: number | undefined;
  readonly irrigatedHa?: number | undefined;
}

/** Faults between fields, each at the field a person must mend; of a form that is not whole yet as well. */
export function faultsAcross({ members, landHa = 0, irrigatedHa = 0 }: Told): FieldFault[] {
  const { total = Number.POSITIVE_INFINITY, women = 0, youth = 0 } = members;
  return [
    ...(women > total ? [{ path: "members.women", rule: "women_more_than_members" }] : []),
    ...(youth > total ? [{ path: "members.youth", rule: "youth_more_than_members" }] : []),
    ...(irrigatedHa > landHa ? [{ path: "irrigatedHa", rule: "irrigated_more_than_land" }] : []),
  ];
}

/** What a form or an import row sends to create or revise a cooperative. */
export const CooperativeInput = z
  .strictObject({ ...profileShape, contact: ContactInput.prefault({}) })
  .superRefine((value, context) => {
    for (const { path, rule } of faultsAcross(value))
      context.addIssue({ code: "custom", path: path.split("."), params: { rule }, message: rule });
  });
export type CooperativeInput = z.infer<typeof CooperativeInput>;

export const availabilities = ["active", "paused", "withdrawn"] as const;
export type Availability = (typeof availabilities)[number];

/** A cooperative as stored. Contacts live apart (`contacts/contact.ts`). */
export const Cooperative = z.object({
  id: z.string(),
  version: z.int().min(1),
  availability: z.enum(availabilities),
  ...profileShape,
  contact: Reachability,
  declines: Declines,
  /** Content hash of the import row it came from; absent when a person created it. */
  rowHash: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set once its data was erased: what stands here since then is made up. */
  erasedAt: z.iso.datetime().optional(),
});
export type Cooperative = z.infer<typeof Cooperative>;
