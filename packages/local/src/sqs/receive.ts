import { randomBytes } from "node:crypto";
import type { Call, Json } from "../aws-json/aws-json-server.ts";
import { type MessageAttributes, md5, md5OfAttributes } from "./digests.ts";
import { formatReceipt } from "./receipt.ts";
import { invalidParameter } from "./refusals.ts";
import { sequenceNumber } from "./send.ts";
import { ACCOUNT, dropExpired, findQueue, nameOfArn, type Queue, requireQueue, type Sqs } from "./service.ts";
import type { MessageRow } from "./store.ts";

/** In a FIFO queue a group waits while one of its messages is in flight or an earlier one is delayed. */
const NEXT = `SELECT * FROM message AS m INDEXED BY message_order
  WHERE queue = ?1 AND visible_ms <= ?2`;
const NEXT_IN_ORDER = `${NEXT} AND NOT EXISTS (
    SELECT 1 FROM message AS b INDEXED BY message_group
    WHERE b.queue = m.queue AND b.group_id = m.group_id AND b.visible_ms > ?2
      AND (b.receipt IS NOT NULL OR b.seq < m.seq))`;

/** ReceiveMessage: answers at once when there is something, else waits up to WaitTimeSeconds of real time. */
export async function receiveMessage(sqs: Sqs, body: Json, call: Call): Promise<Json> {
  const queue = requireQueue(sqs, body.QueueUrl);
  const limit = intOf(body, "MaxNumberOfMessages", 1, 10) ?? 1;
  const waitSeconds =
    intOf(body, "WaitTimeSeconds", 0, 20) ?? Number(queue.attributes.ReceiveMessageWaitTimeSeconds);
  const visibility =
    intOf(body, "VisibilityTimeout", 0, 43_200) ?? Number(queue.attributes.VisibilityTimeout);
  const deadline = performance.now() + waitSeconds * 1000;
  for (;;) {
    // What a client that went away were given would stay hidden for its whole visibility timeout.
    if (call.signal.aborted) return {};
    const rows = take(sqs, requireQueue(sqs, body.QueueUrl), limit, visibility * 1000);
    if (rows.length > 0) return { Messages: rows.map((row) => present(queue, row, body)) };
    const left = deadline - performance.now();
    if (left <= 0 || sqs.waiters.closed) return {};
    await sqs.waiters.wait(queue.name, Math.min(left, untilNextVisible(sqs, queue)), call.signal);
  }
}

function intOf(body: Json, name: string, least: number, most: number): number | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) {
    throw invalidParameter(name, value, `Must be between ${least} and ${most}, if provided.`);
  }
  return Number(value);
}

function untilNextVisible({ store, now }: Sqs, queue: Queue): number {
  const next = store
    .sql("SELECT min(visible_ms) AS at FROM message WHERE queue = ? AND visible_ms > ?")
    .get(queue.name, now());
  return next?.at == null ? Number.POSITIVE_INFINITY : Number(next.at) - now();
}

function take(sqs: Sqs, queue: Queue, limit: number, visibilityMs: number): MessageRow[] {
  return sqs.store.atomically(() => {
    dropExpired(sqs, queue);
    for (;;) {
      const now = sqs.now();
      const rows = sqs.store
        .sql(`${queue.isFifo ? NEXT_IN_ORDER : NEXT} ORDER BY seq LIMIT ?3`)
        .all(queue.name, now, limit)
        .map((row) => row as MessageRow);
      const spent = rows.filter((row) => buried(sqs, queue, row));
      // What was buried may have blocked its group, and leaves room for others.
      if (spent.length > 0) continue;
      return rows.map((row) => deliver(sqs, row, now, visibilityMs));
    }
  });
}

/** Moves a message that was received too often to the dead-letter queue. */
function buried(sqs: Sqs, queue: Queue, row: MessageRow): boolean {
  if (!queue.redrive || row.receive_count < queue.redrive.maxReceiveCount) return false;
  const dead = findQueue(sqs, nameOfArn(queue.redrive.deadLetterTargetArn));
  if (!dead) return false;
  sqs.store
    .sql("UPDATE message SET queue = ?, visible_ms = ?, receipt = NULL, source_arn = ? WHERE seq = ?")
    .run(dead.name, sqs.now(), queue.arn, row.seq);
  sqs.waiters.wake(dead.name);
  return true;
}

function deliver(sqs: Sqs, row: MessageRow, now: number, visibilityMs: number): MessageRow {
  const delivered: MessageRow = {
    ...row,
    receive_count: row.receive_count + 1,
    first_received_ms: row.first_received_ms ?? now,
    receipt: randomBytes(12).toString("hex"),
  };
  sqs.store
    .sql(
      "UPDATE message SET receive_count = ?, first_received_ms = ?, receipt = ?, visible_ms = ? WHERE seq = ?",
    )
    .run(
      delivered.receive_count,
      delivered.first_received_ms,
      delivered.receipt,
      now + visibilityMs,
      row.seq,
    );
  return delivered;
}

function present(queue: Queue, row: MessageRow, body: Json): Json {
  const attributes = wantedAttributes(
    JSON.parse(row.attributes) as MessageAttributes,
    (body.MessageAttributeNames ?? []) as string[],
  );
  const names = [body.AttributeNames ?? [], body.MessageSystemAttributeNames ?? []].flat() as string[];
  const system = Object.entries(systemAttributes(queue, row)).filter(
    ([name, value]) => value !== undefined && (names.includes("All") || names.includes(name)),
  );
  return {
    MessageId: row.message_id,
    ReceiptHandle: formatReceipt(row),
    Body: row.body,
    MD5OfBody: md5(row.body),
    MD5OfMessageAttributes: md5OfAttributes(attributes),
    ...(Object.keys(attributes).length > 0 ? { MessageAttributes: attributes } : {}),
    ...(system.length > 0 ? { Attributes: Object.fromEntries(system) } : {}),
  };
}

function systemAttributes(queue: Queue, row: MessageRow): Record<string, string | undefined> {
  const given = JSON.parse(row.system_attributes) as MessageAttributes;
  return {
    SenderId: ACCOUNT,
    SentTimestamp: String(row.sent_ms),
    ApproximateReceiveCount: String(row.receive_count),
    ApproximateFirstReceiveTimestamp: String(row.first_received_ms),
    MessageGroupId: row.group_id ?? undefined,
    MessageDeduplicationId: row.dedup_id ?? undefined,
    SequenceNumber: queue.isFifo ? sequenceNumber(row.seq) : undefined,
    DeadLetterQueueSourceArn: row.source_arn ?? undefined,
    AWSTraceHeader: given.AWSTraceHeader?.StringValue,
  };
}

function wantedAttributes(attributes: MessageAttributes, names: string[]): MessageAttributes {
  const isWanted = (name: string) =>
    names.some((wanted) =>
      wanted === "All" || wanted === ".*"
        ? true
        : wanted.endsWith(".*")
          ? name.startsWith(wanted.slice(0, -2))
          : wanted === name,
    );
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => isWanted(name)));
}
