import { type ChangeCode, changeCodes } from "@tawafuq/matching/explain/change-codes";
import { reasonCodes, scoreParts } from "@tawafuq/matching/explain/reason-codes";
import { gateCodes } from "@tawafuq/matching/gates/gate-codes";
import * as z from "zod";
import { DelegationCode, ProvinceCode, SectorCode } from "../language/place-and-trade-codes.ts";

/** See the drawing in `lifecycle.ts`. */
export const matchStates = [
  "listed",
  "waiting",
  "held",
  "rejected",
  "proposed",
  "declined",
  "expired",
  "closed",
  "introduced",
] as const;
export type MatchState = (typeof matchStates)[number];

const sides = ["idea", "cooperative"] as const;
export type Side = (typeof sides)[number];

/** Why a side says no; texts under `declineReasons.<code>`. */
export const declineReasons = [
  "not_our_trade",
  "too_far",
  "no_capacity_now",
  "already_have_partner",
  "conditions_do_not_suit",
  "other",
] as const;

/** Why an officer holds or rejects; texts under `decisionReasons.<code>`. */
export const decisionReasons = [
  "good_fit",
  "more_information_needed",
  "certificate_expected",
  "better_candidate",
  "not_credible",
  "conflict_of_interest",
  "duplicate",
  "other",
] as const;

const share = z.number().min(0).max(1);
const parts = z.object({ sector: share, region: share, capacity: share, text: share });
const args = z.record(z.string(), z.union([z.string(), z.number()]));
const reason = z.object({
  code: z.enum(reasonCodes as readonly [string, ...string[]]),
  args,
  part: z.enum(scoreParts).optional(),
  weight: z.number().optional(),
});
const gate = z.object({
  code: z.enum(gateCodes as readonly [string, ...string[]]),
  passed: z.boolean(),
  atHalf: z.boolean().optional(),
  args,
});

const change = z.object({
  code: z.enum(changeCodes as readonly [ChangeCode, ...ChangeCode[]]),
  args,
  score: share,
  from: z.int().min(1).optional(),
  to: z.int().min(1),
});

/** What the scorer said of the pair, with the versions that allow anybody to compute it again. */
export const Score = z.object({
  score: share,
  forIdea: share,
  forCooperative: share,
  parts,
  partsForIdea: parts,
  partsForCooperative: parts,
  gates: z.array(gate),
  reasonsFor: z.array(reason),
  reasonsAgainst: z.array(reason),
  missing: z.array(reason),
  /** What would change the cooperative's place on the idea's list, as the list stood when it was last ordered. */
  changes: z.array(change).default([]),
  /** The bonus is at most what a policy may add up to: 1 for each of the three. */
  publicBenefit: z.object({ women: share, youth: share, rural: share, bonus: z.number().min(0).max(3) }),
  policyVersion: z.string(),
  scorerVersion: z.string(),
  statisticsVersion: z.string(),
  ideaVersion: z.int(),
  cooperativeVersion: z.int(),
});
export type Score = z.infer<typeof Score>;

export const Answer = z.object({
  answer: z.enum(["interested", "declined", "later"]),
  reason: z.enum(declineReasons).optional(),
  note: z.string().max(1000).optional(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type Answer = z.infer<typeof Answer>;

export const verbs = ["propose", "hold", "reject"] as const;

export const Decision = z.object({
  verb: z.enum(verbs),
  reason: z.enum(decisionReasons).optional(),
  note: z.string().max(1000).optional(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type Decision = z.infer<typeof Decision>;

const text = z.object({
  ar: z.string().optional(),
  fr: z.string().optional(),
  en: z.string().optional(),
  zgh: z.string().optional(),
  "ary-Latn": z.string().optional(),
});

/** A scored pair and everything that has happened to it. */
export const Match = z.object({
  /** `<ideaId>.<cooperativeId>`: one pair, one match. */
  id: z.string(),
  ideaId: z.string(),
  cooperativeId: z.string(),
  holderId: z.string(),
  version: z.int().min(1),
  state: z.enum(matchStates),
  /** Place of the cooperative in the idea's list and of the idea in the cooperative's; absent: not among its best. */
  rankForIdea: z.int().min(1).optional(),
  rankForCooperative: z.int().min(1).optional(),
  ...Score.shape,
  ideaTitle: text,
  cooperativeName: text,
  sector: SectorCode,
  province: ProvinceCode,
  delegation: DelegationCode,
  assignedTo: z.string().optional(),
  decision: Decision.optional(),
  /** Set once officers were told that this one waits for them. */
  announcedAt: z.iso.datetime().optional(),
  proposedAt: z.iso.datetime().optional(),
  /** The promised date: a proposal nobody answered ends here. */
  answerBy: z.iso.datetime().optional(),
  answers: z.object({ idea: Answer.optional(), cooperative: Answer.optional() }).default({}),
  introducedAt: z.iso.datetime().optional(),
  closedAt: z.iso.datetime().optional(),
  /** The cooperative that was proposed next in its place. */
  handedOnTo: z.string().optional(),
  /** When it came into its present state: what "age" means in the queue. */
  since: z.iso.datetime(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
export type Match = z.infer<typeof Match>;

/** The id of the match of this pair. */
export function matchId(ideaId: string, cooperativeId: string): string {
  return `${ideaId}.${cooperativeId}`;
}

/** The pair behind a match id, or undefined where it is none. */
export function pairOf(id: string): { ideaId: string; cooperativeId: string } | undefined {
  const [ideaId, cooperativeId, ...rest] = id.split(".");
  return ideaId && cooperativeId && rest.length === 0 ? { ideaId, cooperativeId } : undefined;
}

/** One line of a match's history: never changed, never removed. */
export const HistoryEntry = z.object({
  id: z.string(),
  matchId: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  event: z.enum([
    "assigned",
    "unassigned",
    "handed_over",
    "proposed",
    "held",
    "rejected",
    "answered",
    "introduced",
    "declined",
    "expired",
    "closed",
    "handed_on",
  ]),
  from: z.enum(matchStates).optional(),
  to: z.enum(matchStates),
  side: z.enum(sides).optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;
