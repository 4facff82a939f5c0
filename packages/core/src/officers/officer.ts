import * as z from "zod";
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

/** What is sent to change an officer; the e-mail is who signs in, and stays. */
export const OfficerChange = OfficerInput.omit({ email: true });
export type OfficerChange = z.infer<typeof OfficerChange>;

/** Days away, both included, and who steps in. */
export const Absence = z
  .strictObject({
    from: z.iso.date(),
    to: z.iso.date(),
    substituteId: z.string().min(1).max(100).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ["to"], params: { rule: "invalid_value" } });
export type Absence = z.infer<typeof Absence>;

/** A programme officer of one or more delegations. */
export const Officer = OfficerInput.extend({
  id: z.string(),
  version: z.int().min(1),
  /** The present or the next one. */
  absence: z.object({ from: z.iso.date(), to: z.iso.date(), substituteId: z.string().optional() }).optional(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Officer = z.infer<typeof Officer>;

const moroccanDay = new Intl.DateTimeFormat("en-CA", { timeZone: "Africa/Casablanca", dateStyle: "short" });

/** True on the days the officer is away, by the calendar in Morocco. */
export function isAbsent({ absence }: Pick<Officer, "absence">, now: Date): boolean {
  if (absence === undefined) return false;
  const today = moroccanDay.format(now);
  return absence.from <= today && today <= absence.to;
}
