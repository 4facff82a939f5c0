import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from "@aws-sdk/client-sqs";
import type { Log } from "@tawafuq/core/operations/log";
import { type SqsHandler, sqsEvent, unfinished } from "./sqs-event.ts";

/** One queue with the Lambda handler that works on it. */
export interface QueueWork {
  readonly queueUrl: string;
  readonly handler: SqsHandler;
}

export interface QueueContext {
  readonly sqs: SQSClient;
  readonly region: string;
  readonly log: Log;
  /** Seconds until a failed message is tried again. */
  readonly retryAfterSeconds: number;
}

/** Most messages SQS hands out at once. */
export const batchSize = 10;

const entry = (message: Message, index: number) => ({
  Id: String(index),
  ReceiptHandle: message.ReceiptHandle,
});

/** A handler that throws has finished nothing, as on Lambda. */
async function failuresOf(
  context: QueueContext,
  work: QueueWork,
  messages: Message[],
): Promise<readonly Message[]> {
  try {
    const response = await work.handler(sqsEvent(messages, work.queueUrl, context.region));
    return unfinished(messages, response);
  } catch (error) {
    context.log.error("worker failed", { queue: work.queueUrl, error: String(error) });
    return messages;
  }
}

/** Calls the worker with the messages, deletes what it finished and shows the rest again. */
export async function workOff(context: QueueContext, work: QueueWork, messages: Message[]): Promise<void> {
  const { sqs } = context;
  const failed = await failuresOf(context, work, messages);
  const done = messages.filter((message) => !failed.includes(message));
  if (done.length > 0)
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl: work.queueUrl, Entries: done.map(entry) }));
  if (failed.length > 0)
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: work.queueUrl,
        Entries: failed.map((message, index) => ({
          ...entry(message, index),
          VisibilityTimeout: context.retryAfterSeconds,
        })),
      }),
    );
}

/** Receives once, waiting at most that many seconds, and works it off; returns how many messages there were. */
export async function pullOnce(context: QueueContext, work: QueueWork, waitSeconds: number): Promise<number> {
  const { Messages: messages = [] } = await context.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: work.queueUrl,
      MaxNumberOfMessages: batchSize,
      WaitTimeSeconds: waitSeconds,
      MessageSystemAttributeNames: ["All"],
    }),
  );
  if (messages.length > 0) await workOff(context, work, messages);
  return messages.length;
}
