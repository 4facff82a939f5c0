import * as z from "zod";
import { preferredLanguages } from "../language/localized-text.ts";

export const channels = ["voice", "sms", "whatsapp", "email", "web", "field_agent"] as const;

/** Accepts 06…, 00212… and +212…; keeps E.164. Moroccan numbers have nine digits after 212, the first 5 to 8. */
export const Phone = z
  .string()
  .trim()
  .max(40, { error: "phone_not_moroccan" })
  .transform((typed) =>
    typed
      .replace(/[\s.-]/g, "")
      .replace(/^00/, "+")
      .replace(/^0(?=[5-8])/, "+212"),
  )
  .pipe(z.string().regex(/^\+212[5-8]\d{8}$/, { error: "phone_not_moroccan" }));

/** How to reach a side and in which language; carries nothing that identifies a person. */
export const Reachability = z.object({
  channels: z.array(z.enum(channels)).max(6).default([]),
  preferredLanguage: z.enum(preferredLanguages).default("ar"),
});
export type Reachability = z.infer<typeof Reachability>;

/** Who answers for a side. Stored apart from the profile, read only after an introduction or by its owner. */
export const Contact = z.object({
  personName: z.string().trim().min(2).max(120).optional(),
  email: z.email().max(254).optional(),
  phone: Phone.optional(),
});
export type Contact = z.infer<typeof Contact>;

/** What a form sends about contact: both halves; they are stored apart. */
export const ContactInput = Reachability.extend(Contact.shape);
export type ContactInput = z.infer<typeof ContactInput>;

/** Splits what a form sent into the half everyone may know and the half that waits for an introduction. */
export function splitContact(input: ContactInput): { reachability: Reachability; contact: Contact } {
  const { channels: ways, preferredLanguage, ...contact } = input;
  return { reachability: { channels: ways, preferredLanguage }, contact };
}
