import type { Ports } from "@tawafuq/core/ports";
import { Erasure } from "@tawafuq/core/privacy/erasure";
import { isId } from "../keys/key-parts.ts";
import { erasedKey, erasedPartition, unfinishedKey, unfinishedPartition } from "../keys/privacy.ts";
import { readPage } from "../table/query.ts";
import { deleteItem, putItem, readItem, type Table, toItem } from "../table/table.ts";

/**
 * The ledger of erasures, in a table that is never restored together with the other one. Few lines, and none is ever
 * read by a request: two partitions are enough.
 */
export function createErasures(table: Table): Ports["erasures"] {
  return {
    async begin(erasure) {
      await putItem(table, toItem(unfinishedKey(erasure), erasure));
      await putItem(table, toItem(erasedKey(erasure), erasure));
    },
    finish: (erasure) => deleteItem(table, unfinishedKey(erasure)),
    find: async (kind, id) => (isId(id) ? readItem(table, erasedKey({ kind, id }), Erasure) : undefined),
    list: (page) => readPage(table, { partition: erasedPartition }, page, Erasure),
    listUnfinished: (page) => readPage(table, { partition: unfinishedPartition }, page, Erasure),
  };
}
