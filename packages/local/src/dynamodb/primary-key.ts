import type { Item, TableDescription } from "dynalite/db/index.js";

/** The attributes of an item that make its key. */
export function primaryKey(table: TableDescription, item: Item): Item {
  return Object.fromEntries(
    table.KeySchema.flatMap(({ AttributeName }) => {
      const value = item[AttributeName];
      return value ? [[AttributeName, value]] : [];
    }),
  );
}
