import { createHash, randomUUID } from "node:crypto";
import type { Json } from "../aws-json/aws-json-server.ts";
import { type Entry, eachEntry, requireEntries } from "./batch.ts";
import { attributesSize, type MessageAttributes, md5, md5OfAttributes } from "./digests.ts";
import { MAX_MESSAGE_BYTES } from "./queue-attributes.ts";
import { invalidParameter, missing, refusal } from "./refusals.ts";
import { type Queue, requireQueue, type Sqs } from "./service.ts";

const DEDUP_WINDOW_MS = 5 * 60 * 1000;
const MAX_DELAY_SECONDS = 900;

/** Characters that XML 1.0 has no place for, and halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

interface Outgoing {
  body: string;
  attributes: MessageAttributes;
  systemAttributes: MessageAttributes;
  delaySeconds: number;
  groupId: string | undefined;
  dedupId: string | undefined;
}

export function sendMessage(sqs: Sqs, body: Json): Json {
  const queue = requireQueue(sqs, body.QueueUrl);
  const sent = store(sqs, queue, parseMessage(queue, body));
  sqs.waiters.wake(queue.name);
  return sent;
}

/** SendMessageBatch: up to 10 messages of 1 MiB together, stored as one commit. */
export function sendMessageBatch(sqs: Sqs, body: Json): Json {
  const queue = requireQueue(sqs, body.QueueUrl);
  const entries = requireEntries(body.Entries);
  const total = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (total > MAX_MESSAGE_BYTES) {
    throw refusal(
      "BatchRequestTooLong",
      `Batch requests cannot be longer than ${MAX_MESSAGE_BYTES} bytes. You have sent ${total} bytes.`,
    );
  }
  const result = sqs.store.atomically(() =>
    eachEntry(entries, (entry) => store(sqs, queue, parseMessage(queue, entry))),
  );
  sqs.waiters.wake(queue.name);
  return result;
}

function sizeOf(entry: Entry | Json): number {
  const attributes = (entry.MessageAttributes ?? {}) as MessageAttributes;
  return Buffer.byteLength(String(entry.MessageBody ?? "")) + attributesSize(attributes);
}

function parseMessage(queue: Queue, entry: Json): Outgoing {
  const body = entry.MessageBody;
  if (typeof body !== "string") throw missing("MessageBody");
  if (body === "") throw refusal("InvalidParameterValue", "Message body must not be empty.");
  if (FORBIDDEN.test(body)) {
    throw refusal("InvalidMessageContents", "Invalid characters found in the message body.");
  }
  const limit = Number(queue.attributes.MaximumMessageSize);
  if (sizeOf(entry) > limit) {
    throw refusal(
      "InvalidParameterValue",
      `One or more parameters are invalid. Reason: Message must be shorter than ${limit} bytes.`,
    );
  }
  return {
    body,
    attributes: parseMessageAttributes(entry.MessageAttributes),
    systemAttributes: (entry.MessageSystemAttributes ?? {}) as MessageAttributes,
    delaySeconds: delayOf(queue, entry),
    ...orderOf(queue, entry, body),
  };
}

function parseMessageAttributes(given: unknown): MessageAttributes {
  const attributes = (given ?? {}) as MessageAttributes;
  const names = Object.keys(attributes);
  if (names.length > 10) {
    throw refusal(
      "InvalidParameterValue",
      `Number of message attributes [${names.length}] exceeds the allowed maximum [10].`,
    );
  }
  for (const [name, { DataType, StringValue, BinaryValue }] of Object.entries(attributes)) {
    const isBinary = /^Binary(\.|$)/.test(DataType ?? "");
    const isText = /^(String|Number)(\.|$)/.test(DataType ?? "");
    const value = isBinary ? BinaryValue : StringValue;
    if (!(isBinary || isText) || !value || !/^[\w.-]{1,256}$/.test(name)) {
      throw refusal(
        "InvalidParameterValue",
        `The message attribute '${name}' needs a supported type and a value.`,
      );
    }
    if (StringValue !== undefined && FORBIDDEN.test(StringValue)) {
      throw refusal("InvalidMessageContents", `Invalid characters found in the message attribute '${name}'.`);
    }
  }
  return attributes;
}

function delayOf(queue: Queue, entry: Json): number {
  const delay = entry.DelaySeconds;
  if (delay === undefined || delay === null || (queue.isFifo && delay === 0))
    return Number(queue.attributes.DelaySeconds);
  if (queue.isFifo)
    throw invalidParameter(
      "DelaySeconds",
      delay,
      "The request include parameter that is not valid for this queue type.",
    );
  if (!Number.isInteger(delay) || Number(delay) < 0 || Number(delay) > MAX_DELAY_SECONDS) {
    throw invalidParameter("DelaySeconds", delay, `DelaySeconds must be >= 0 and <= ${MAX_DELAY_SECONDS}.`);
  }
  return Number(delay);
}

function orderOf(queue: Queue, entry: Json, body: string): Pick<Outgoing, "groupId" | "dedupId"> {
  const groupId = idOf(entry, "MessageGroupId");
  const given = idOf(entry, "MessageDeduplicationId");
  if (!queue.isFifo) {
    if (given !== undefined) {
      throw invalidParameter(
        "MessageDeduplicationId",
        given,
        "The request include parameter that is not valid for this queue type.",
      );
    }
    return { groupId, dedupId: undefined };
  }
  if (groupId === undefined) throw missing("MessageGroupId");
  if (given !== undefined) return { groupId, dedupId: given };
  if (queue.attributes.ContentBasedDeduplication !== "true") {
    throw refusal(
      "InvalidParameterValue",
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    );
  }
  return { groupId, dedupId: createHash("sha256").update(body).digest("hex") };
}

function idOf(entry: Json, name: string): string | undefined {
  const value = entry[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string" || !/^[\x21-\x7e]{1,128}$/.test(value)) {
    throw invalidParameter(
      name,
      value,
      `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    );
  }
  return value;
}

function store(sqs: Sqs, queue: Queue, message: Outgoing): Json {
  const { MessageId, seq } = sqs.store.atomically(
    () => known(sqs, queue, message) ?? insert(sqs, queue, message),
  );
  return {
    MessageId,
    MD5OfMessageBody: md5(message.body),
    MD5OfMessageAttributes: md5OfAttributes(message.attributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(message.systemAttributes),
    ...(queue.isFifo ? { SequenceNumber: sequenceNumber(seq) } : {}),
  };
}

/** Twenty digits, growing in the order of sending. */
export const sequenceNumber = (seq: number): string => String(seq).padStart(20, "0");

const scopeOf = (queue: Queue, message: Outgoing): string =>
  queue.attributes.DeduplicationScope === "messageGroup" ? (message.groupId ?? "") : "";

function known(sqs: Sqs, queue: Queue, message: Outgoing): { MessageId: string; seq: number } | undefined {
  if (message.dedupId === undefined) return undefined;
  const earlier = sqs.store
    .sql(
      "SELECT message_id, seq FROM dedup WHERE queue = ? AND scope = ? AND dedup_id = ? AND expires_ms > ?",
    )
    .get(queue.name, scopeOf(queue, message), message.dedupId, sqs.now());
  return earlier && { MessageId: String(earlier.message_id), seq: Number(earlier.seq) };
}

function insert(sqs: Sqs, queue: Queue, message: Outgoing): { MessageId: string; seq: number } {
  const now = sqs.now();
  const MessageId = randomUUID();
  const { lastInsertRowid } = sqs.store
    .sql(
      `INSERT INTO message (queue, message_id, body, attributes, system_attributes, sent_ms, visible_ms, group_id, dedup_id)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      queue.name,
      MessageId,
      message.body,
      JSON.stringify(message.attributes),
      JSON.stringify(message.systemAttributes),
      now,
      now + message.delaySeconds * 1000,
      message.groupId ?? null,
      message.dedupId ?? null,
    );
  const seq = Number(lastInsertRowid);
  if (message.dedupId !== undefined) {
    sqs.store.sql("DELETE FROM dedup WHERE queue = ? AND expires_ms <= ?").run(queue.name, now);
    sqs.store
      .sql(
        "INSERT OR REPLACE INTO dedup (queue, scope, dedup_id, message_id, seq, expires_ms) VALUES (?, ?, ?, ?, ?, ?)",
      )
      .run(queue.name, scopeOf(queue, message), message.dedupId, MessageId, seq, now + DEDUP_WINDOW_MS);
  }
  return { MessageId, seq };
}
