import * as z from "zod";
import { languages } from "../language/localized-text.ts";

/** What a notice tells; texts under `notices.<kind>`. */
export const noticeKinds = ["proposal", "answer", "introduction", "expiry", "decision_needed"] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a notice tells a cooperative of those who act for it; texts under `mandates.<kind>`. */
export const mandateNoticeKinds = ["mandate_began", "mandate_ended"] as const;
export type MandateNoticeKind = (typeof mandateNoticeKinds)[number];

/** Several notices in one letter, to an officer; texts under `notices.digest`. */
const digestKind = "digest";

export const Recipient = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("cooperative"), id: z.string() }),
  z.object({ kind: z.literal("holder"), id: z.string() }),
  z.object({ kind: z.literal("officer"), id: z.string() }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** Finds a notice again. */
export const NoticeRef = z.object({ id: z.string(), recipient: Recipient });
export type NoticeRef = z.infer<typeof NoticeRef>;

/** One message to one person. The id is made from what it tells and to whom, so that it exists once. */
export const Notice = z.object({
  id: z.string(),
  recipient: Recipient,
  kind: z.enum([...noticeKinds, ...mandateNoticeKinds, digestKind]),
  /** What it tells of: a match, or a mandate. */
  matchId: z.string().optional(),
  mandateId: z.string().optional(),
  language: z.enum(languages),
  subject: z.string(),
  body: z.string(),
  /**
   * "pending" until the letter has left; a redelivered job sends only a pending one. "inbox": no address, or one that
   * letters come back from; kept to be read here. "returned": it came back. "digest": read here, and mailed with others
   * in the digest.
   */
  delivery: z.enum(["pending", "sent", "inbox", "returned", "digest"]),
  /** When the letter arrived or came back, as last heard. */
  settledAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
});
export type Notice = z.infer<typeof Notice>;
