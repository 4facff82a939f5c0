import type { SQSClient } from "@aws-sdk/client-sqs";
import type { QueueName } from "@tawafuq/core/outbox/event";

export interface QueueUrls {
  readonly matchRequests: string;
  readonly notices: string;
  readonly inboundEvents: string;
  readonly matchRequestsDead: string;
  readonly noticesDead: string;
  readonly inboundEventsDead: string;
}

export interface Queues {
  readonly client: SQSClient;
  readonly urls: QueueUrls;
}

const urlsOf = {
  "match-requests": { url: "matchRequests", dead: "matchRequestsDead" },
  notices: { url: "notices", dead: "noticesDead" },
  "inbound-events": { url: "inboundEvents", dead: "inboundEventsDead" },
} as const satisfies Record<QueueName, { url: keyof QueueUrls; dead: keyof QueueUrls }>;

export function urlOf(queues: Queues, queue: QueueName): string {
  return queues.urls[urlsOf[queue].url];
}

export function deadUrlOf(queues: Queues, queue: QueueName): string {
  return queues.urls[urlsOf[queue].dead];
}
