import { BatchWriteItemCommand, type BatchWriteItemCommandInput } from "@aws-sdk/client-dynamodb";
import { backOff } from "../table/retry.ts";
import type { Item } from "../table/table.ts";
import type { BankTables, TableRole } from "./bank-tables.ts";

/** DynamoDB's limit of one call. */
const batchSize = 25;
/** Batches under way at once. */
const atOnce = 8;
/** Calls in a row that store nothing: about half a minute of waiting. */
const patience = 60;

export interface Placed {
  readonly role: TableRole;
  readonly item: Item;
}

type Requests = NonNullable<BatchWriteItemCommandInput["RequestItems"]>;

const countOf = (requests: Requests) => Object.values(requests).reduce((sum, { length }) => sum + length, 0);

async function* batchesOf({ names }: BankTables, placed: AsyncIterable<Placed>): AsyncGenerator<Requests> {
  let requests: Requests = {};
  for await (const { role, item } of placed) {
    const name = names[role];
    requests[name] = [...(requests[name] ?? []), { PutRequest: { Item: item } }];
    if (countOf(requests) < batchSize) continue;
    yield requests;
    requests = {};
  }
  if (countOf(requests) > 0) yield requests;
}

async function write({ client }: BankTables, requests: Requests): Promise<void> {
  let left = requests;
  for (let attempt = 0; attempt < patience; attempt++) {
    const before = countOf(left);
    const { UnprocessedItems = {} } = await client.send(new BatchWriteItemCommand({ RequestItems: left }));
    if (countOf(UnprocessedItems) === 0) return;
    if (countOf(UnprocessedItems) < before) attempt = 0;
    left = UnprocessedItems;
    await backOff(attempt);
  }
  throw new Error("The table takes no more writes for now: run the same command again later.");
}

/**
 * Puts items into the tables, over those with the same keys. Memory holds a few batches at a time.
 * @throws Error in one sentence where the table refuses for long
 */
export async function fillTables(
  tables: BankTables,
  placed: AsyncIterable<Placed>,
  onProgress: (items: number) => void,
): Promise<void> {
  const batches = batchesOf(tables, placed);
  let written = 0;
  async function work(): Promise<void> {
    for (let next = await batches.next(); next.done !== true; next = await batches.next()) {
      await write(tables, next.value);
      written += countOf(next.value);
      onProgress(written);
    }
  }
  // All end before the first fault is told: nothing is written after that.
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, work));
  const failed = ended.find((each) => each.status === "rejected");
  if (failed !== undefined) throw failed.reason;
}
