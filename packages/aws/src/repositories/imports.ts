import { ImportRecord } from "@tawafuq/core/imports/import-record";
import type { Ports } from "@tawafuq/core/ports";
import { profileKey } from "../keys/key-parts.ts";
import { importKeys } from "../keys/operations.ts";
import type { Table } from "../table/table.ts";
import { createVersioned } from "./versioned.ts";

export function createImports(table: Table): Ports["imports"] {
  return createVersioned(table, ImportRecord, (id) => profileKey("import", id), importKeys);
}
