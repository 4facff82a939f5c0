import { z } from "zod";
import { languages } from "../language/localized-text.ts";
import { DelegationCode } from "../language/place-and-trade-codes.ts";

/** What is sent to register an officer. */
export const OfficerInput = z.strictObject({
  name: z.string().trim().min(2).max(160),
  email: z.email().max(254),
  language: z.enum(languages).default("ar"),
  delegations: z.array(DelegationCode).min(1).max(16),
});
export type OfficerInput = z.infer<typeof OfficerInput>;

/** A programme officer of one or more delegations. */
export const Officer = OfficerInput.extend({
  id: z.string(),
  version: z.int().min(1),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Officer = z.infer<typeof Officer>;
