import {
  ChangeMessageVisibilityBatchCommand,
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  type Message,
  type QueueAttributeName,
  ReceiveMessageCommand,
  StartMessageMoveTaskCommand,
} from "@aws-sdk/client-sqs";
import { type QueueName, queueNames } from "@tawafuq/core/outbox/event";
import type { DeadLetter, QueueDepth } from "@tawafuq/core/outbox/queues";
import type { Ports } from "@tawafuq/core/ports";
import { backOff } from "../table/retry.ts";
import { deadUrlOf, type Queues, urlOf } from "./queue-urls.ts";
import { sendInOrder } from "./send.ts";

/** Seconds a dead letter is hidden while it is being looked at; it is given back at once afterwards. */
const lookSeconds = 10;
const receivesAtMost = 10;
/** About half a minute of waiting for a move. */
const movePolls = 100;

export function createQueues(queues: Queues): Ports["queues"] {
  return {
    sendMatchJobs: async (jobs) => {
      const messages = jobs.map(({ id, subject, job }) => ({ id, subject, body: job }));
      const sent = await sendInOrder(queues, urlOf(queues, "match-requests"), messages);
      if (sent.length < messages.length)
        throw new Error(`${messages.length - sent.length} match jobs refused by the queue`);
    },
    depth: (queue) => depth(queues, queue, urlOf(queues, queue)),
    depths: () =>
      Promise.all([
        ...queueNames.map((queue) => depth(queues, queue, urlOf(queues, queue))),
        ...queueNames.map((queue) => depth(queues, `${queue}-dead`, deadUrlOf(queues, queue))),
      ]),
    deadLetters: (queue, limit) => look(queues, queue, limit),
    redrive: (queue) => redrive(queues, queue),
  };
}

async function attributes(queues: Queues, url: string, names: QueueAttributeName[]) {
  const answer = await queues.client.send(
    new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: names }),
  );
  return answer.Attributes ?? {};
}

async function depth(queues: Queues, queue: string, url: string): Promise<QueueDepth> {
  const counts = await attributes(queues, url, [
    "ApproximateNumberOfMessages",
    "ApproximateNumberOfMessagesNotVisible",
    "ApproximateNumberOfMessagesDelayed",
  ]);
  return {
    queue,
    visible: Number(counts.ApproximateNumberOfMessages ?? 0),
    inFlight: Number(counts.ApproximateNumberOfMessagesNotVisible ?? 0),
    delayed: Number(counts.ApproximateNumberOfMessagesDelayed ?? 0),
  };
}

/** Receives and gives back. Of one subject SQS shows at most ten at a time, the rest once those are gone. */
async function look(queues: Queues, queue: QueueName, limit: number): Promise<DeadLetter[]> {
  const url = deadUrlOf(queues, queue);
  const seen: Message[] = [];
  try {
    while (seen.length < limit) {
      const { Messages: messages = [] } = await queues.client.send(
        new ReceiveMessageCommand({
          QueueUrl: url,
          MaxNumberOfMessages: Math.min(receivesAtMost, limit - seen.length),
          VisibilityTimeout: lookSeconds,
          MessageSystemAttributeNames: ["ApproximateReceiveCount", "SentTimestamp"],
        }),
      );
      if (messages.length === 0) break;
      seen.push(...messages);
    }
  } finally {
    await giveBack(queues, url, seen);
  }
  return seen.map((message) => ({
    queue,
    messageId: message.MessageId ?? "",
    receives: Number(message.Attributes?.ApproximateReceiveCount ?? 0),
    sentAt: new Date(Number(message.Attributes?.SentTimestamp ?? 0)).toISOString(),
    body: message.Body ?? "",
  }));
}

async function giveBack(queues: Queues, url: string, messages: readonly Message[]): Promise<void> {
  for (let first = 0; first < messages.length; first += receivesAtMost) {
    const entries = messages.slice(first, first + receivesAtMost).map((message, index) => ({
      Id: String(index),
      ReceiptHandle: message.ReceiptHandle,
      VisibilityTimeout: 0,
    }));
    await queues.client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: url, Entries: entries }));
  }
}

/** Moves everything back to where it came from, and waits for the end of it. @throws Error when the move fails */
async function redrive(queues: Queues, queue: QueueName): Promise<number> {
  const { QueueArn: arn } = await attributes(queues, deadUrlOf(queues, queue), ["QueueArn"]);
  await queues.client.send(new StartMessageMoveTaskCommand({ SourceArn: arn }));
  for (let poll = 0; poll < movePolls; poll++) {
    const { Results: results = [] } = await queues.client.send(
      new ListMessageMoveTasksCommand({ SourceArn: arn, MaxResults: 1 }),
    );
    const [task] = results;
    if (task?.Status === "COMPLETED") return task.ApproximateNumberOfMessagesMoved ?? 0;
    if (task !== undefined && task.Status !== "RUNNING")
      throw new Error(
        `dead letters of ${queue} not moved: ${task.Status} ${task.FailureReason ?? ""}`.trim(),
      );
    await backOff(poll);
  }
  throw new Error(`dead letters of ${queue} are still being moved`);
}
