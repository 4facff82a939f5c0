import type { Json } from "../aws-json/aws-json-server.ts";
import { eachEntry, requireEntries } from "./batch.ts";
import { findByReceipt } from "./receipt.ts";
import { invalidParameter, refusal } from "./refusals.ts";
import { type Queue, requireQueue, type Sqs } from "./service.ts";

/** DeleteMessage: an outdated receipt of a standard queue is accepted and deletes nothing. */
export function deleteMessage(sqs: Sqs, body: Json): Json {
  const queue = requireQueue(sqs, body.QueueUrl);
  const result = remove(sqs, queue, body);
  sqs.waiters.wake(queue.name);
  return result;
}

export function deleteMessageBatch(sqs: Sqs, body: Json): Json {
  return batch(sqs, body, remove);
}

/** ChangeMessageVisibility: seconds from now, 0 makes the message visible at once. */
export function changeMessageVisibility(sqs: Sqs, body: Json): Json {
  const queue = requireQueue(sqs, body.QueueUrl);
  const result = changeVisibility(sqs, queue, body);
  sqs.waiters.wake(queue.name);
  return result;
}

export function changeMessageVisibilityBatch(sqs: Sqs, body: Json): Json {
  return batch(sqs, body, changeVisibility);
}

function batch(sqs: Sqs, body: Json, work: (sqs: Sqs, queue: Queue, entry: Json) => Json): Json {
  const queue = requireQueue(sqs, body.QueueUrl);
  const entries = requireEntries(body.Entries);
  const result = sqs.store.atomically(() => eachEntry(entries, (entry) => work(sqs, queue, entry)));
  sqs.waiters.wake(queue.name);
  return result;
}

function remove(sqs: Sqs, queue: Queue, entry: Json): Json {
  const row = findByReceipt(sqs, queue, entry.ReceiptHandle);
  if (row && queue.isFifo && row.visible_ms <= sqs.now()) {
    throw invalidParameter("ReceiptHandle", entry.ReceiptHandle, "The receipt handle has expired.");
  }
  if (row) sqs.store.sql("DELETE FROM message WHERE seq = ?").run(row.seq);
  return {};
}

function changeVisibility(sqs: Sqs, queue: Queue, entry: Json): Json {
  const timeout = entry.VisibilityTimeout;
  if (!Number.isInteger(timeout) || Number(timeout) < 0 || Number(timeout) > 43_200) {
    throw invalidParameter("VisibilityTimeout", timeout, "Must be between 0 and 43200.");
  }
  const row = findByReceipt(sqs, queue, entry.ReceiptHandle);
  if (!row || row.visible_ms <= sqs.now()) {
    throw refusal("MessageNotInflight", "The specified message is not in flight.");
  }
  sqs.store
    .sql("UPDATE message SET visible_ms = ? WHERE seq = ?")
    .run(sqs.now() + Number(timeout) * 1000, row.seq);
  return {};
}
