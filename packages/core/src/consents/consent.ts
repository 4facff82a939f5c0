import * as z from "zod";
import { languages } from "../language/localized-text.ts";

/** Ways to reach somebody that can be allowed one by one; texts under `privacy.channels.<code>`. */
export const consentChannels = ["sms", "whatsapp", "voice", "email"] as const;
export type ConsentChannel = (typeof consentChannels)[number];

/** What somebody can be reached, or their data used, for; texts under `privacy.purposes.<code>`. */
export const consentPurposes = ["proposals", "reminders", "sharing_contact", "statistics"] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Names the wording people were shown; a new wording gets a new name. */
export const consentText = "2026-11";

/**
 * One line of what a side allowed. `told`: the side was told at its registration that it can withdraw; data is used
 * on that ground until it does. `given` and `withdrawn` are the side's own words.
 */
export const ConsentEntry = z.object({
  id: z.string(),
  owner: z.object({ kind: z.enum(["cooperative", "holder"]), id: z.string() }),
  state: z.enum(["told", "given", "withdrawn"]),
  channels: z.array(z.enum(consentChannels)).min(1),
  purposes: z.array(z.enum(consentPurposes)).min(1),
  /** `complaint`: the reader told their mail provider that our letters are unwanted. */
  source: z.enum(["registration", "import", "page", "api", "complaint"]),
  textVersion: z.string(),
  /** The wording's language, where the side read it itself. */
  language: z.enum(languages).optional(),
  /** Who recorded it, as in histories: an agent's mandate shows. */
  by: z.string(),
  at: z.iso.datetime(),
});
export type ConsentEntry = z.infer<typeof ConsentEntry>;

/** One change of what a side allows. */
export const ConsentInput = z.strictObject({
  channel: z.enum(consentChannels),
  purpose: z.enum(consentPurposes),
  allowed: z.boolean(),
});
export type ConsentInput = z.infer<typeof ConsentInput>;
