import type { Versioned } from "@tawafuq/core/ports";
import type { z } from "zod";
import { readItem, type Table, toItem } from "../table/table.ts";
import { type Condition, hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";
import { isId, type Key, type Keys } from "../table-keys.ts";

type Stored = { readonly id: string; readonly version: number };

/** Get, create and replace of one kind of item; `keys` gives every key the item carries. */
export function createVersioned<Schema extends z.ZodType<Stored>>(
  table: Table,
  schema: Schema,
  key: (id: string) => Key,
  keys: (entity: z.output<Schema>) => Keys,
): Versioned<z.output<Schema>> {
  const put = (entity: z.output<Schema>, condition: Condition) =>
    putPiece(table, toItem(keys(entity), entity), condition);
  return {
    get: async (id) => (isId(id) ? readItem(table, key(id), schema) : undefined),
    create: (entity) => storedWrite("already_exists", [put(entity, isNew)]),
    replace: (entity) => storedWrite("version_conflict", [put(entity, hasVersion(entity.version - 1))]),
  };
}
