import { defaultPolicy as matchingDefaults } from "@tawafuq/matching/score/policy";
import * as z from "zod";
import { measure } from "../language/measure.ts";

const share = measure(1);

/** Weights, thresholds, limits and delays of the programme: data, versioned, never code. */
export const Policy = z.object({
  version: z.string().min(1).max(40),
  weights: z
    .object({ sector: share, region: share, capacity: share, text: share })
    .refine((weights) => Object.values(weights).some((weight) => weight > 0), {
      params: { rule: "weights_all_zero" },
    }),
  thresholds: z.object({ minimumShown: share, review: share, propose: share.nullable() }),
  keepPerIdea: z.int().min(1).max(50),
  keepPerCooperative: z.int().min(1).max(50),
  maxOpenProposalsPerCooperative: z.int().min(1).max(20),
  maxOpenProposalsPerIdea: z.int().min(1).max(20),
  maxOpenIntroductionsPerCooperative: z.int().min(1).max(50),
  answerWithinDays: z.int().min(1).max(90),
  /** A closed proposal is handed on by itself to the next candidate from this score on, 0..1; null: never. */
  handOnFrom: share.nullable(),
  minimumMembersShare: share,
  inProgressValue: share,
  benefits: z.object({ women: share, youth: share, rural: share }),
});
export type Policy = z.infer<typeof Policy>;

/** In force until an administrator sets another one. */
export const defaultPolicy: Policy = {
  ...matchingDefaults,
  thresholds: { ...matchingDefaults.thresholds, propose: 0.8 },
  maxOpenProposalsPerIdea: 2,
  handOnFrom: matchingDefaults.thresholds.review,
};
