import * as z from "zod";
import { ConsentEntry } from "../consents/consent.ts";
import { Contact } from "../contacts/contact.ts";
import { ContactViewing } from "../contacts/viewing.ts";
import { Cooperative } from "../cooperatives/cooperative.ts";
import { Draft } from "../drafts/draft.ts";
import { Grant } from "../grants/grant.ts";
import { Holder } from "../holders/holder.ts";
import { Idea } from "../ideas/idea.ts";
import { Mandate } from "../mandates/mandate.ts";
import { Answer, Match } from "../matches/match.ts";
import { Notice } from "../notices/notice.ts";
import { Person } from "../people/person.ts";
import { Receipt } from "../receipts/receipt.ts";
import { Session } from "../sessions/session.ts";

/** A match as its own side may take it along: what it was told and what it answered, nothing of the other's words. */
export const ToldMatch = Match.pick({
  id: true,
  state: true,
  ideaTitle: true,
  cooperativeName: true,
  proposedAt: true,
  answerBy: true,
  introducedAt: true,
  closedAt: true,
}).extend({ answer: Answer.optional() });
export type ToldMatch = z.infer<typeof ToldMatch>;

/** Lists of one's own data, each under a heading of its own; texts under `privacy.data.sections.<name>`. */
const listNames = [
  "ideas",
  "receipts",
  "matches",
  "notices",
  "consents",
  "views",
  "mandates",
  "grants",
  "sessions",
  "drafts",
] as const;
export type ListName = (typeof listNames)[number];

/** Everything about one side and the person who speaks for it. */
export const MyData = z.object({
  madeAt: z.iso.datetime(),
  person: Person.optional(),
  cooperative: Cooperative.omit({ rowHash: true }).optional(),
  holder: z.object(Holder.shape).optional(),
  contact: z.object(Contact.shape).optional(),
  ideas: z.array(Idea.omit({ rowHash: true })),
  /** What the ideas tell in confidence, by idea. */
  confidential: z.record(z.string(), z.record(z.string(), z.string())),
  receipts: z.array(Receipt),
  matches: z.array(ToldMatch),
  notices: z.array(Notice),
  consents: z.array(ConsentEntry),
  views: z.array(ContactViewing),
  mandates: z.array(Mandate),
  grants: z.array(Grant),
  sessions: z.array(Session),
  /** Forms that were begun and not sent. */
  drafts: z.array(Draft.pick({ form: true, fields: true, updatedAt: true })),
  /** Lists that hold more than fits here. */
  incomplete: z.array(z.enum(listNames)),
});
export type MyData = z.infer<typeof MyData>;
