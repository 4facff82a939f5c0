import { queueDefinition } from "@tawafuq/aws/queue-definition";

const retention = { queue: { messageRetentionSeconds: queueDefinition.retentionSeconds } };

const deadLetters = (name: string, fifo: boolean) => new sst.aws.Queue(name, { fifo, transform: retention });

const queue = (name: string, fifo: boolean, dead: sst.aws.Queue) =>
  new sst.aws.Queue(name, {
    fifo,
    visibilityTimeout: `${queueDefinition.visibilityTimeoutSeconds} seconds`,
    dlq: { queue: dead.arn, retry: queueDefinition.receives },
    transform: retention,
  });

// Ordered by subject: an older version of a profile never comes after a newer one.
export const matchRequestsDead = deadLetters("MatchRequestsDead", true);
export const matchRequests = queue("MatchRequests", true, matchRequestsDead);
export const noticesDead = deadLetters("NoticesDead", true);
export const notices = queue("Notices", true, noticesDead);

// What became of letters and short messages: dated and idempotent, so that order does not matter.
export const inboundEventsDead = deadLetters("InboundEventsDead", false);
export const inboundEvents = queue("InboundEvents", false, inboundEventsDead);

/** Every queue that a worker works on, with its dead letters. */
export const workedQueues = [
  { name: "MatchRequests", queue: matchRequests, dead: matchRequestsDead },
  { name: "Notices", queue: notices, dead: noticesDead },
  { name: "InboundEvents", queue: inboundEvents, dead: inboundEventsDead },
];

/** Calls of the scheduler that failed to the last; the job itself runs again at its next time. */
export const scheduledDead = deadLetters("ScheduledDead", false);
