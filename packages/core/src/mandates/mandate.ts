import * as z from "zod";
import { localizedText } from "../language/localized-text.ts";
import { DelegationCode } from "../language/place-and-trade-codes.ts";

/** What an agent may do for a cooperative: read its side, keep its profile, answer its proposals. */
export const mandateScopes = ["read", "profile", "answer"] as const;
export type MandateScope = (typeof mandateScopes)[number];

/** What is agreed on: who may do what for whom, until when. The same while it is asked for and once it is given. */
export const mandateTerms = {
  id: z.string(),
  version: z.int().min(1),
  cooperativeId: z.string(),
  /** The cooperative's name of that day. */
  cooperativeName: localizedText(2, 160),
  /** The delegation that answers for the cooperative. */
  delegation: DelegationCode,
  /** The agent's person. */
  agentId: z.string(),
  agentName: z.string(),
  scopes: z.array(z.enum(mandateScopes)).min(1),
  endsAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
};

/** A cooperative's written consent that a named field agent acts for it. */
export const Mandate = z.object({
  ...mandateTerms,
  /** How consent was given: a code sent to the cooperative, or the reference of a signed slip. */
  consent: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("code"), channel: z.enum(["sms", "email"]), at: z.iso.datetime() }),
    z.object({ kind: z.literal("slip"), reference: z.string(), at: z.iso.datetime() }),
  ]),
  endedAt: z.iso.datetime().optional(),
  endedBy: z.string().optional(),
  /** Who recorded the consent. */
  createdBy: z.string(),
});
export type Mandate = z.infer<typeof Mandate>;

/** True while the agent may act under it: not ended, not past its end date. */
export function isInForce(mandate: Mandate, at: string): boolean {
  return mandate.endedAt === undefined && mandate.endsAt > at;
}
