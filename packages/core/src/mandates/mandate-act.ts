import * as z from "zod";

/** What an agent can have done under a mandate; texts under `mandates.acts.<act>`. */
const mandateActs = [
  "read_profile",
  "read_matches",
  "read_match",
  "read_proposals",
  "read_proposal",
  "read_introduction",
  "read_notices",
  "read_notice",
  "read_inbox",
  "draft_profile",
  "revise_profile",
  "pause",
  "resume",
  "answer",
  "open_idea",
  "read_consents",
  "change_consents",
] as const;
export type MandateActKind = (typeof mandateActs)[number];

/** attempted: begun; it stays so where nobody learned how it ended. */
const actResults = ["attempted", "done", "refused"] as const;
export type ActResult = (typeof actResults)[number];

/** One act under a mandate: written before it happens, completed once, never removed. */
export const MandateAct = z.object({
  id: z.string(),
  mandateId: z.string(),
  act: z.enum(mandateActs),
  matchId: z.string().optional(),
  at: z.iso.datetime(),
  result: z.enum(actResults),
});
export type MandateAct = z.infer<typeof MandateAct>;
