import updateItem from "dynalite/actions/updateItem.js";
import type { Item, TableDescription } from "dynalite/db/index.js";
import type { Action } from "./action.ts";
import { itemSize, MAX_ITEM_BYTES } from "./item-size.ts";
import { validation } from "./refusals.ts";

const MAX_HASH_KEY_BYTES = 2048;
const MAX_RANGE_KEY_BYTES = 1024;

/** Refuses what dynalite lets through: what is too large in UTF-8 and empty values in index keys. */
export function checkStored(item: Item | undefined, table: TableDescription, action: Action): void {
  if (!item) return;
  if (itemSize(item) > MAX_ITEM_BYTES) {
    throw validation(
      action === updateItem
        ? "Item size to update has exceeded the maximum allowed size"
        : "Item size has exceeded the maximum allowed size",
    );
  }
  for (const [position, { AttributeName }] of table.KeySchema.entries()) {
    requireKeySize(item, AttributeName, position === 0);
  }
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  for (const index of indexes) {
    for (const [position, { AttributeName }] of index.KeySchema.entries()) {
      requireKeySize(item, AttributeName, position === 0);
      const value = item[AttributeName];
      if (value?.S !== "" && value?.B !== "") continue;
      throw validation(
        "One or more parameter values are not valid. A value specified for a secondary index key is not supported. " +
          `The AttributeValue for a key attribute cannot contain an empty ${value.S === "" ? "string" : "binary"} value. ` +
          `IndexName: ${index.IndexName}, IndexKey: ${AttributeName}`,
      );
    }
  }
}

function requireKeySize(item: Item, name: string, isHash: boolean): void {
  if (Buffer.byteLength(item[name]?.S ?? "") <= (isHash ? MAX_HASH_KEY_BYTES : MAX_RANGE_KEY_BYTES)) return;
  throw validation(
    isHash
      ? "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes"
      : "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes",
  );
}
