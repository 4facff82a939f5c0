import { CreateQueueCommand, GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { queueDefinition } from "./queue-definition.ts";
import type { QueueUrls } from "./queues/queue-urls.ts";

const fifo = (name: string) => `${name}.fifo`;

/** Makes the queues where they are missing; for one machine and for tests. @returns their addresses */
export async function createQueues(client: SQSClient): Promise<QueueUrls> {
  const { names } = queueDefinition;
  const [requests, notices] = [
    await createPair(client, names.matchRequests),
    await createPair(client, names.notices),
  ];
  return {
    matchRequests: requests.url,
    matchRequestsDead: requests.dead,
    notices: notices.url,
    noticesDead: notices.dead,
  };
}

async function createPair(client: SQSClient, name: string): Promise<{ url: string; dead: string }> {
  const { deadSuffix, receives, visibilityTimeoutSeconds } = queueDefinition;
  const dead = await createQueue(client, fifo(`${name}${deadSuffix}`), {});
  const { Attributes: attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
  );
  const url = await createQueue(client, fifo(name), {
    VisibilityTimeout: String(visibilityTimeoutSeconds),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: attributes.QueueArn, maxReceiveCount: receives }),
  });
  return { url, dead };
}

async function createQueue(client: SQSClient, name: string, more: Record<string, string>): Promise<string> {
  const { QueueUrl: url } = await client.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: {
        FifoQueue: "true",
        MessageRetentionPeriod: String(queueDefinition.retentionSeconds),
        ...more,
      },
    }),
  );
  if (url === undefined) throw new Error(`queue ${name} has no address`);
  return url;
}
