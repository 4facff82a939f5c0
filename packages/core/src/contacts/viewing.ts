import * as z from "zod";

/** Why a contact was shown; texts under `privacy.viewPurposes.<code>`. */
const viewPurposes = ["introduction", "introduction_letter", "administration", "export"] as const;
export type ViewPurpose = (typeof viewPurposes)[number];

/** One time somebody saw a side's contact. Names nobody: ids only. */
export const ContactViewing = z.object({
  id: z.string(),
  owner: z.object({ kind: z.enum(["cooperative", "holder"]), id: z.string() }),
  /** Who saw it, as in histories. */
  viewer: z.string(),
  /** The signed-in person, where there was one. */
  personId: z.string().optional(),
  matchId: z.string().optional(),
  purpose: z.enum(viewPurposes),
  at: z.iso.datetime(),
});
export type ContactViewing = z.infer<typeof ContactViewing>;
