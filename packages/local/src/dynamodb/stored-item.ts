import updateItem from "dynalite/actions/updateItem.js";
import type { Item, TableDescription } from "dynalite/db/index.js";
import type { Action } from "./action.ts";
import { itemSize, MAX_ITEM_BYTES } from "./item-size.ts";
import { validation } from "./refusals.ts";

/** Refuses what dynalite lets through: more than 400 KB of UTF-8 and empty values in index keys. */
export function checkStored(item: Item | undefined, table: TableDescription, action: Action): void {
  if (!item) return;
  if (itemSize(item) > MAX_ITEM_BYTES) {
    throw validation(
      action === updateItem
        ? "Item size to update has exceeded the maximum allowed size"
        : "Item size has exceeded the maximum allowed size",
    );
  }
  const indexes = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])];
  for (const index of indexes) {
    for (const { AttributeName } of index.KeySchema) {
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
