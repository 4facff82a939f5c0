import type { SQSClient } from "@aws-sdk/client-sqs";
import type { QueueName } from "@tawafuq/core/outbox/event";

export interface QueueUrls {
  readonly matchRequests: string;
  readonly notices: string;
  readonly matchRequestsDead: string;
  readonly noticesDead: string;
}

export interface Queues {
  readonly client: SQSClient;
  readonly urls: QueueUrls;
}

export function urlOf(queues: Queues, queue: QueueName): string {
  return queue === "notices" ? queues.urls.notices : queues.urls.matchRequests;
}

export function deadUrlOf(queues: Queues, queue: QueueName): string {
  return queue === "notices" ? queues.urls.noticesDead : queues.urls.matchRequestsDead;
}
