import * as z from "zod";
import { instant } from "../language/clock.ts";
import { DomainError } from "../refusals/refusal.ts";
import { mandateScopes, mandateTerms } from "./mandate.ts";

/** What an agent asks for. */
export const MandateRequestInput = z.strictObject({
  cooperativeId: z.string().min(1).max(200),
  scopes: z.array(z.enum(mandateScopes)).min(1).max(mandateScopes.length),
  endsAt: z.iso.datetime({ offset: true }),
});
export type MandateRequestInput = z.infer<typeof MandateRequestInput>;

/** A mandate that was asked for and waits for the cooperative's consent; its id becomes the mandate's. */
export const MandateRequest = z.object({
  ...mandateTerms,
  /** The code that was sent; absent where the cooperative left neither phone nor e-mail. */
  code: z
    .object({
      seal: z.string(),
      channel: z.enum(["sms", "email"]),
      expiresAt: z.iso.datetime(),
      tries: z.int().min(0),
    })
    .optional(),
  /** A signed slip can be recorded until then. */
  expiresAtEpochSeconds: z.int(),
});
export type MandateRequest = z.infer<typeof MandateRequest>;

/** Days a request waits for a signed slip. */
export const requestDays = 30;

/** Months a mandate lasts at most. */
const mandateMonths = 12;

/** The last instant a mandate that begins now may end at. */
export function latestEnd(now: Date): string {
  const latest = new Date(now);
  latest.setUTCMonth(latest.getUTCMonth() + mandateMonths);
  return instant(latest);
}

/** The end as stored. @throws invalid_input with the fault of the field `endsAt` where it is past or too far away */
export function requireEnd(now: Date, endsAt: string): string {
  const end = instant(new Date(endsAt));
  if (end > instant(now) && end <= latestEnd(now)) return end;
  throw new DomainError("invalid_input", {}, [{ path: "endsAt", rule: "mandate_end" }]);
}

/** True while consent can be recorded for it. */
export function isWaiting(request: MandateRequest, now: Date): boolean {
  return request.expiresAtEpochSeconds * 1000 > now.getTime() && request.endsAt > instant(now);
}
