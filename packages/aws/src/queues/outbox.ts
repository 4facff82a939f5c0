import { BatchWriteItemCommand, type WriteRequest } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { Log } from "@tawafuq/core/operations/log";
import { OutboxEvent, outboxQueues } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import { outboxKey, outboxOf, outboxPartition, outboxShards } from "../keys/outbox.ts";
import { readAll } from "../table/query.ts";
import { backOff } from "../table/retry.ts";
import { type Item, type Table, toItem, toKey } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";
import type { Key } from "../table-keys.ts";
import { type Queues, urlOf } from "./queue-urls.ts";
import { sendInOrder } from "./send.ts";

export interface Outbox {
  readonly events: Ports["events"];
  /** Sends what waits for these subjects, oldest first; a failure is logged and left to the sweep. */
  relay(subjects: ReadonlySet<string>): Promise<void>;
}

const readsAtOnce = 10;
const deletesAtOnce = 25;
const attempts = 8;

/** Events lie in the table from the transaction that wrote them until SQS has them. */
export function createOutbox(table: Table, queues: Queues, log: Log): Outbox {
  return {
    relay: async (subjects) => {
      try {
        const all = [...subjects];
        for (let first = 0; first < all.length; first += readsAtOnce) {
          const some = all.slice(first, first + readsAtOnce).map((subject) => waitingFor(table, subject));
          await forward(table, queues, log, (await Promise.all(some)).flat());
        }
      } catch (error) {
        log.warn("relay failed, the sweep will send", { error: String(error) });
      }
    },
    events: {
      append: (event) =>
        storedWrite("internal", [putPiece(table, toItem(outboxKey(event), event))], event.subject),
      sweep: async () => {
        let sent = 0;
        for (let shard = 0; shard < outboxShards; shard++) {
          const items = await readAll(table, { partition: outboxPartition(shard) });
          sent += await forward(table, queues, log, items);
        }
        return sent;
      },
    },
  };
}

function waitingFor(table: Table, subject: string): Promise<Item[]> {
  const { pk, prefix } = outboxOf(subject);
  return readAll(table, { partition: pk, sort: { prefix } });
}

/** Sends, then deletes: a crash in between sends twice, and SQS or the worker drops the second. */
async function forward(table: Table, queues: Queues, log: Log, items: readonly Item[]): Promise<number> {
  const events = items.flatMap((item) => parse(item, log));
  let count = 0;
  for (const queue of outboxQueues) {
    const own = events.filter((event) => event.queue === queue);
    const sent = await sendInOrder(queues, urlOf(queues, queue), own);
    if (sent.length < own.length)
      log.error("events refused by the queue", { queue, events: own.length - sent.length });
    await deleteAll(table, sent.map(outboxKey));
    count += sent.length;
  }
  return count;
}

function parse(item: Item, log: Log): OutboxEvent[] {
  const parsed = OutboxEvent.safeParse(unmarshall(item));
  if (parsed.success) return [parsed.data];
  log.error("event of the outbox does not fit its schema", { key: `${item.pk?.S} / ${item.sk?.S}` });
  return [];
}

async function deleteAll(table: Table, keys: readonly Key[]): Promise<void> {
  for (let first = 0; first < keys.length; first += deletesAtOnce) {
    const some = keys.slice(first, first + deletesAtOnce);
    let rest: WriteRequest[] = some.map((key) => ({ DeleteRequest: { Key: toKey(key) } }));
    for (let attempt = 0; rest.length > 0; attempt++) {
      if (attempt === attempts) throw new Error(`${rest.length} sent events could not be deleted`);
      if (attempt > 0) await backOff(attempt);
      const answer = await table.client.send(
        new BatchWriteItemCommand({ RequestItems: { [table.name]: rest } }),
      );
      rest = answer.UnprocessedItems?.[table.name] ?? [];
    }
  }
}
