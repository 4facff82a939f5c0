import * as z from "zod";
import { roles } from "../grants/grant.ts";
import { languages } from "../language/localized-text.ts";
import { DelegationCode } from "../language/place-and-trade-codes.ts";

/** Days an invitation can be accepted. */
export const invitationDays = 7;

/** Somebody asked to take a role: by a secret link, once. The secret is known to the letter only. */
export const Invitation = z.object({
  id: z.string(),
  version: z.int().min(1),
  state: z.enum(["open", "accepted", "revoked"]),
  role: z.enum(roles),
  /** The cooperative, the holder, an officer who is there already; absent where the role speaks for the person. */
  subjectId: z.string().optional(),
  /** A new officer: name and delegations. The officer is registered on acceptance. */
  officer: z.object({ name: z.string(), delegations: z.array(DelegationCode).min(1) }).optional(),
  channel: z.enum(["email", "phone"]),
  address: z.string(),
  /** The address's blind index: what whoever accepts must have confirmed. */
  addressBlind: z.string(),
  language: z.enum(languages),
  secretHash: z.string(),
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** Who really asked, where a second administrator must agree. */
  askedBy: z.string(),
  usedAt: z.iso.datetime().optional(),
  usedBy: z.string().optional(),
});
export type Invitation = z.infer<typeof Invitation>;
