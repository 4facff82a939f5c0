import { ImportRecord } from "@tawafuq/core/imports/import-record";
import type { Ports } from "@tawafuq/core/ports";
import type { Table } from "../table/table.ts";
import { profileKey } from "../table-keys.ts";
import { createVersioned } from "./versioned.ts";

export function createImports(table: Table): Ports["imports"] {
  const key = (id: string) => profileKey("import", id);
  return createVersioned(table, ImportRecord, key, (record) => key(record.id));
}
