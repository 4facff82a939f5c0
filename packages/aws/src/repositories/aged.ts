import { BatchWriteItemCommand, type WriteRequest } from "@aws-sdk/client-dynamodb";
import type { Ports } from "@tawafuq/core/ports";
import type { AgedKind } from "@tawafuq/core/privacy/retention-rules";
import { type AgedIndex, agedIndexOf, agedMonthsBefore, agedPartition } from "../keys/aged.ts";
import { sortableInstant } from "../keys/key-parts.ts";
import { countUpTo, type Range, readAll } from "../table/query.ts";
import { backOff } from "../table/retry.ts";
import type { Item, Table } from "../table/table.ts";

const deletesAtOnce = 25;
const attempts = 8;

/**
 * Items that go by age. Each month has a partition of an index for each kind, so that old ones are found month by month
 * without reading younger ones.
 */
export function createAged(table: Table): Ports["aged"] {
  return {
    async count(kind, before) {
      let count = 0;
      for (const range of rangesOf(kind, before)) count += await countUpTo(table, range, 1_000_000);
      return count;
    },
    async remove(kind, before, limit) {
      let removed = 0;
      for (const range of rangesOf(kind, before)) {
        if (removed >= limit) break;
        const items = await readAll(table, range, limit - removed);
        await deleteAll(table, items);
        removed += items.length;
      }
      return removed;
    },
  };
}

function rangesOf(kind: AgedKind, before: string): Range[] {
  const index: AgedIndex = agedIndexOf(kind);
  return agedMonthsBefore(before).map((month) => ({
    index,
    partition: agedPartition(kind, month),
    sort: { before: sortableInstant(before) },
  }));
}

async function deleteAll(table: Table, items: readonly Item[]): Promise<void> {
  for (let first = 0; first < items.length; first += deletesAtOnce) {
    let rest: WriteRequest[] = items.slice(first, first + deletesAtOnce).flatMap(({ pk, sk }) => {
      return pk === undefined || sk === undefined ? [] : [{ DeleteRequest: { Key: { pk, sk } } }];
    });
    for (let attempt = 0; rest.length > 0; attempt++) {
      if (attempt === attempts) throw new Error(`${rest.length} old items could not be removed`);
      if (attempt > 0) await backOff(attempt);
      const answer = await table.client.send(
        new BatchWriteItemCommand({ RequestItems: { [table.name]: rest } }),
      );
      rest = answer.UnprocessedItems?.[table.name] ?? [];
    }
  }
}
