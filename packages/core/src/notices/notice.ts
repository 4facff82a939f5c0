import * as z from "zod";
import { languages } from "../language/localized-text.ts";

/** What a notice tells; texts under `notices.<kind>`. */
export const noticeKinds = ["proposal", "answer", "introduction", "expiry", "decision_needed"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice tells a cooperative of those who act for it; texts under `mandates.<kind>`. */
export const mandateNoticeKinds = ["mandate_began", "mandate_ended"] as const;
export type MandateNoticeKind = (typeof mandateNoticeKinds)[number];

export const Recipient = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cooperative"), id: z.string() }),
  z.object({ kind: z.literal("holder"), id: z.string() }),
  z.object({ kind: z.literal("officer"), id: z.string() }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** One message to one person. The id is made from what it tells and to whom, so that it exists once. */
export const Notice = z.object({
  id: z.string(),
  recipient: Recipient,
  kind: z.enum([...noticeKinds, ...mandateNoticeKinds]),
  /** What it tells of: a match, or a mandate. */
  matchId: z.string().optional(),
  mandateId: z.string().optional(),
  language: z.enum(languages),
  subject: z.string(),
  body: z.string(),
  /** "pending" until the mail has left; a redelivered job sends only a pending one. "inbox": no address, kept to be read here. */
  delivery: z.enum(["pending", "sent", "inbox"]),
  createdAt: z.iso.datetime(),
});
export type Notice = z.infer<typeof Notice>;
