import * as z from "zod";
import { DelegationCode } from "../language/place-and-trade-codes.ts";
import { mandateNoticeKinds, noticeKinds, Recipient } from "../notices/notice.ts";

export const SubjectRef = z.object({ kind: z.enum(["cooperative", "idea"]), id: z.string() });
/** A side of the matching: a cooperative or an idea. */
export type SubjectRef = z.infer<typeof SubjectRef>;

/** Work for the match worker. */
export const MatchJob = z.discriminatedUnion("kind", [
  /** The profile changed to this version: score it against the other side. */
  z.object({ kind: z.literal("match"), subject: SubjectRef, version: z.int() }),
  /** Somebody on the other side changed: order this one's list again. `cause` names the change. */
  z.object({ kind: z.literal("rank"), subject: SubjectRef, cause: z.string() }),
  /** A proposal of this idea ended without an introduction: propose the next candidate. */
  z.object({ kind: z.literal("hand_on"), matchId: z.string() }),
]);
export type MatchJob = z.infer<typeof MatchJob>;

/** Work for the notify worker. */
export const NoticeJob = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(noticeKinds).exclude(["decision_needed"]),
    recipient: Recipient,
    matchId: z.string(),
    /** Tells apart two notices of one kind on one match: the version the match reached. */
    occurrence: z.string(),
  }),
  /** To every officer of the delegation. */
  z.object({
    kind: z.literal("decision_needed"),
    delegation: DelegationCode,
    matchId: z.string(),
    occurrence: z.string(),
  }),
  /** To the cooperative. */
  z.object({ kind: z.enum(mandateNoticeKinds), mandateId: z.string() }),
]);
export type NoticeJob = z.infer<typeof NoticeJob>;

/** An event of the outbox: written with the change it tells of, sent by the relay, then removed. */
export const OutboxEvent = z.discriminatedUnion("queue", [
  z.object({ id: z.string(), queue: z.literal("match-requests"), subject: z.string(), body: MatchJob }),
  z.object({ id: z.string(), queue: z.literal("notices"), subject: z.string(), body: NoticeJob }),
]);
/** `subject` orders: events of one subject arrive in the order they were written. */
export type OutboxEvent = z.infer<typeof OutboxEvent>;

/** Queues the outbox feeds. */
export const outboxQueues = ["match-requests", "notices"] as const;

/** `inbound-events` is fed from outside: by the carriers of letters and short messages. */
export const queueNames = [...outboxQueues, "inbound-events"] as const;
export type QueueName = (typeof queueNames)[number];
