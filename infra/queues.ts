import { queueDefinition } from "@tawafuq/aws/queue-definition";

const retention = { queue: { messageRetentionSeconds: queueDefinition.retentionSeconds } };

const deadLetters = (name: string) => new sst.aws.Queue(name, { fifo: true, transform: retention });

const queue = (name: string, dead: sst.aws.Queue) =>
  new sst.aws.Queue(name, {
    fifo: true,
    visibilityTimeout: `${queueDefinition.visibilityTimeoutSeconds} seconds`,
    dlq: { queue: dead.arn, retry: queueDefinition.receives },
    transform: retention,
  });

export const matchRequestsDead = deadLetters("MatchRequestsDead");
export const matchRequests = queue("MatchRequests", matchRequestsDead);
export const noticesDead = deadLetters("NoticesDead");
export const notices = queue("Notices", noticesDead);
