import type { Ports } from "@tawafuq/core/ports";
import type { Versioned } from "@tawafuq/core/storage/repository";
import type * as z from "zod";
import { isId } from "../keys/key-parts.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { type Condition, hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";
import type { Key, Keys } from "../table-keys.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";

type Stored = { readonly id: string; readonly version: number };

interface Sealing {
  readonly vault: Ports["vault"];
  /** Fields that stand sealed. */
  readonly personal: readonly string[];
}

/** Get, create and replace of one kind of item; `keys` gives every key the item carries. */
export function createVersioned<Schema extends z.ZodType<Stored>>(
  table: Table,
  schema: Schema,
  key: (id: string) => Key,
  keys: (entity: z.output<Schema>) => Keys,
  sealing?: Sealing,
): Versioned<z.output<Schema>> {
  const item = (entity: z.output<Schema>) =>
    sealing === undefined
      ? toItem(keys(entity), entity)
      : sealedItem(sealing.vault, keys(entity), entity, sealing.personal);
  const put = (entity: z.output<Schema>, condition: Condition) => putPiece(table, item(entity), condition);
  const stored = sealing === undefined ? schema : openedSchema(sealing.vault, schema);
  return {
    get: async (id) => (isId(id) ? readItem(table, key(id), stored) : undefined),
    create: (entity) => storedWrite("already_exists", [put(entity, isNew)]),
    replace: (entity) => storedWrite("version_conflict", [put(entity, hasVersion(entity.version - 1))]),
  };
}
