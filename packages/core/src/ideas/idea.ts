import { importances } from "@tawafuq/matching/profile/from-bank";
import * as z from "zod";
import { availabilities } from "../cooperatives/cooperative.ts";
import { localizedText } from "../language/localized-text.ts";
import { measure } from "../language/measure.ts";
import { BranchCode, CertificationCode, ScopeCode, SectorCode } from "../language/place-and-trade-codes.ts";
import type { FieldFault } from "../refusals/refusal.ts";

const token = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9_]{0,59}$/, { error: "token_malformed" });

const importance = z.enum(importances).optional();

const holderTypes = [
  "individual",
  "young_graduates",
  "informal_group",
  "association",
  "cooperative",
  "cooperative_group",
  "university",
  "template",
  "partner",
] as const;
const origins = ["ideathon", "regional_meeting", "web", "officer", "template", "import"] as const;
const maturities = ["idea", "prototype", "pilot", "replicable_model"] as const;
const confidentialities = ["public", "summary_only", "private"] as const;

/** What a holder tells of an idea. Amounts in MAD, areas in hectares, volumes in cubic metres. */
const profileShape = {
  title: localizedText(5, 160),
  description: localizedText(20, 6000),
  holderType: z.enum(holderTypes),
  origin: z.enum(origins).default("web"),
  maturity: z.enum(maturities).optional(),
  confidentiality: z.enum(confidentialities).default("public"),
  sectors: z.array(SectorCode).min(1).max(3),
  branches: z.array(BranchCode).max(5).default([]),
  scope: z.array(ScopeCode).min(1).max(12),
  capexMad: z.int().min(5_000).max(5_000_000),
  workingCapitalMad: z.int().min(0).max(2_000_000).optional(),
  ownContributionMad: z.int().min(0).max(5_000_000).default(0),
  durationMonths: z.int().min(1).max(36),
  paybackMonths: z.int().min(1).max(120).optional(),
  needs: z
    .object({
      minMembers: z.int().min(1).max(20_000).default(5),
      certifications: z.array(CertificationCode).max(10).default([]),
      requirements: z.array(token).max(30).default([]),
      skills: z.array(token).max(20).default([]),
      landHa: measure(5_000).optional(),
      coldStorageM3: measure(50_000).optional(),
      /** How much each need matters; one that is not named is preferred. */
      importance: z
        .object({
          place: importance,
          members: importance,
          certifications: importance,
          land: importance,
          cold: importance,
          means: z.enum(["prefer", "any"]).optional(),
        })
        .optional(),
    })
    .prefault({}),
  expectedJobs: z.int().min(0).max(2_000).default(0),
  targetWomenPct: measure(100).default(0),
  targetYouthPct: measure(100).default(0),
  partnersSought: z.int().min(1).max(50).default(1),
};

/** Faults between fields, each at the field a person must mend; of a form that is not whole yet as well. */
export function ideaFaultsAcross(told: {
  readonly capexMad?: number | undefined;
  readonly ownContributionMad?: number | undefined;
}): FieldFault[] {
  const { capexMad = Number.POSITIVE_INFINITY, ownContributionMad = 0 } = told;
  return ownContributionMad > capexMad
    ? [{ path: "ownContributionMad", rule: "own_contribution_more_than_capex" }]
    : [];
}

/**
 * What a form or an import row sends to create or revise an idea. `confidential` is kept sealed and apart from all
 * else: absent leaves it as it is, null removes it.
 */
const inputShape = { ...profileShape, confidential: localizedText(1, 5000).nullable().optional() };

export const IdeaInput = z.strictObject(inputShape).superRefine((value, context) => {
  for (const { path, rule } of ideaFaultsAcross(value))
    context.addIssue({ code: "custom", path: [path], params: { rule }, message: rule });
});
export type IdeaInput = z.infer<typeof IdeaInput>;

/** An idea as stored. */
export const Idea = z.object({
  id: z.string(),
  version: z.int().min(1),
  availability: z.enum(availabilities),
  holderId: z.string(),
  ...profileShape,
  /** Content hash of the import row it came from; absent when a person created it. */
  rowHash: z.string().optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** Set once its data was erased: what stands here since then is made up. */
  erasedAt: z.iso.datetime().optional(),
});
export type Idea = z.infer<typeof Idea>;
