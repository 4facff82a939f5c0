import { createHash } from "node:crypto";
import { SendMessageBatchCommand, type SendMessageBatchRequestEntry } from "@aws-sdk/client-sqs";
import { backOff } from "../table/retry.ts";
import type { Queues } from "./queue-urls.ts";

export interface Message {
  /** Sent twice within five minutes, SQS keeps one. */
  readonly id: string;
  /** Messages of one subject arrive in the order they were sent. */
  readonly subject: string;
  readonly body: unknown;
}

/** SQS's limit of one batch. */
const batchSize = 10;
const attempts = 5;

/**
 * Sends in order; once a message is refused for good, the later ones of its subject stay behind too.
 * @returns the messages that were sent
 */
export async function sendInOrder<Sent extends Message>(
  queues: Queues,
  url: string,
  messages: readonly Sent[],
): Promise<Sent[]> {
  const sent: Sent[] = [];
  const stuck = new Set<string>();
  for (let first = 0; first < messages.length; first += batchSize) {
    const batch = messages.slice(first, first + batchSize).filter((message) => !stuck.has(message.subject));
    const refused = await sendBatch(queues, url, batch);
    for (const message of refused) stuck.add(message.subject);
    sent.push(...batch.filter((message) => !refused.includes(message)));
  }
  return sent;
}

/** Sends one batch, what failed again; returns what is refused for good. */
async function sendBatch<Sent extends Message>(
  queues: Queues,
  url: string,
  batch: readonly Sent[],
): Promise<Sent[]> {
  let rest = batch.map((message, index) => ({ message, entry: entryOf(message, index) }));
  const refused: Sent[] = [];
  for (let attempt = 0; attempt < attempts && rest.length > 0; attempt++) {
    if (attempt > 0) await backOff(attempt);
    const { Failed: failed = [] } = await queues.client.send(
      new SendMessageBatchCommand({ QueueUrl: url, Entries: rest.map(({ entry }) => entry) }),
    );
    const ours = new Set(failed.filter((one) => one.SenderFault).map((one) => one.Id));
    const theirs = new Set(failed.filter((one) => !one.SenderFault).map((one) => one.Id));
    refused.push(...rest.filter(({ entry }) => ours.has(entry.Id)).map(({ message }) => message));
    rest = rest.filter(({ entry }) => theirs.has(entry.Id));
  }
  return [...refused, ...rest.map(({ message }) => message)];
}

function entryOf(message: Message, index: number): SendMessageBatchRequestEntry {
  return {
    Id: String(index),
    MessageBody: JSON.stringify(message.body),
    MessageGroupId: fitting(message.subject),
    MessageDeduplicationId: fitting(message.id),
  };
}

/** SQS takes 128 letters, digits and marks; what does not fit is replaced by its digest. */
function fitting(text: string): string {
  return /^[\x21-\x7e]{1,128}$/.test(text) ? text : createHash("sha256").update(text).digest("hex");
}
