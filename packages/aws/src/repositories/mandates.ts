import { Mandate } from "@tawafuq/core/mandates/mandate";
import type { Ports } from "@tawafuq/core/ports";
import { readAll, readPage } from "../table/query.ts";
import { fromItem, type Table } from "../table/table.ts";
import { type IndexName, isId, mandateKeys, mandatesOf, profileKey } from "../table-keys.ts";
import { createVersioned } from "./versioned.ts";

export function createMandates(table: Table): Ports["mandates"] {
  const list = async (index: IndexName, of: string) =>
    isId(of)
      ? (await readAll(table, { index, partition: mandatesOf(of), backwards: true })).map((item) =>
          fromItem(Mandate, item),
        )
      : [];
  return {
    ...createVersioned(table, Mandate, (id) => profileKey("mandate", id), mandateKeys),
    listByAgent: (personId) => list("gsi1", personId),
    listByCooperative: (cooperativeId) => list("gsi2", cooperativeId),
    listByDelegation: (delegation, page) =>
      readPage(table, { index: "gsi3", partition: mandatesOf(delegation), backwards: true }, page, Mandate),
  };
}
