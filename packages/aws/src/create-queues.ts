import { CreateQueueCommand, GetQueueAttributesCommand, type SQSClient } from "@aws-sdk/client-sqs";
import { queueDefinition } from "./queue-definition.ts";
import type { QueueUrls } from "./queues/queue-urls.ts";

/** Makes the queues where they are missing; for one machine and for tests. @returns their addresses */
export async function createQueues(client: SQSClient): Promise<QueueUrls> {
  const requests = await createPair(client, "matchRequests");
  const notices = await createPair(client, "notices");
  const inbound = await createPair(client, "inboundEvents");
  return {
    matchRequests: requests.url,
    matchRequestsDead: requests.dead,
    notices: notices.url,
    noticesDead: notices.dead,
    inboundEvents: inbound.url,
    inboundEventsDead: inbound.dead,
  };
}

async function createPair(
  client: SQSClient,
  queue: keyof typeof queueDefinition.names,
): Promise<{ url: string; dead: string }> {
  const { names, fifo, deadSuffix, receives, visibilityTimeoutSeconds } = queueDefinition;
  const create = (name: string, more: Record<string, string>) =>
    createQueue(
      client,
      fifo[queue] ? `${name}.fifo` : name,
      fifo[queue] ? { FifoQueue: "true", ...more } : more,
    );
  const dead = await create(`${names[queue]}${deadSuffix}`, {});
  const { Attributes: attributes = {} } = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: dead, AttributeNames: ["QueueArn"] }),
  );
  const url = await create(names[queue], {
    VisibilityTimeout: String(visibilityTimeoutSeconds),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: attributes.QueueArn, maxReceiveCount: receives }),
  });
  return { url, dead };
}

async function createQueue(client: SQSClient, name: string, more: Record<string, string>): Promise<string> {
  const { QueueUrl: url } = await client.send(
    new CreateQueueCommand({
      QueueName: name,
      Attributes: { MessageRetentionPeriod: String(queueDefinition.retentionSeconds), ...more },
    }),
  );
  if (url === undefined) throw new Error(`queue ${name} has no address`);
  return url;
}
