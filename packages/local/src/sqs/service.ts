import { type Attributes, type RedrivePolicy, redrivePolicyOf, withDefaults } from "./queue-attributes.ts";
import { refusal } from "./refusals.ts";
import type { Store } from "./store.ts";
import type { Waiters } from "./waiters.ts";

export const ACCOUNT = "000000000000";
const REGION = "us-east-1";

/** What every operation works on. */
export interface Sqs {
  store: Store;
  waiters: Waiters;
  /** Epoch milliseconds. */
  now: () => number;
}

export interface Queue {
  name: string;
  arn: string;
  isFifo: boolean;
  createdMs: number;
  modifiedMs: number;
  attributes: Attributes;
  redrive: RedrivePolicy | undefined;
}

const arnOf = (name: string): string => `arn:aws:sqs:${REGION}:${ACCOUNT}:${name}`;
export const nameOfArn = (arn: string): string => arn.split(":").at(-1) ?? "";

export function findQueue({ store }: Sqs, name: string): Queue | undefined {
  const row = store.sql("SELECT * FROM queue WHERE name = ?").get(name);
  if (!row) return undefined;
  const attributes = withDefaults(JSON.parse(String(row.attributes)) as Attributes);
  return {
    name,
    arn: arnOf(name),
    isFifo: attributes.FifoQueue === "true",
    createdMs: Number(row.created_ms),
    modifiedMs: Number(row.modified_ms),
    attributes,
    redrive: redrivePolicyOf(attributes),
  };
}

/** The queue of a QueueUrl, whatever port the url was made with; refuses with QueueDoesNotExist. */
export function requireQueue(sqs: Sqs, queueUrl: unknown): Queue {
  const name = typeof queueUrl === "string" ? (queueUrl.split("/").at(-1) ?? "") : "";
  const queue = findQueue(sqs, name);
  if (!queue) throw refusal("QueueDoesNotExist", "The specified queue does not exist.");
  return queue;
}

/** Messages past the queue's retention are gone. */
export function dropExpired({ store, now }: Sqs, queue: Queue): void {
  const oldest = now() - Number(queue.attributes.MessageRetentionPeriod) * 1000;
  store.sql("DELETE FROM message WHERE queue = ? AND sent_ms <= ?").run(queue.name, oldest);
}
