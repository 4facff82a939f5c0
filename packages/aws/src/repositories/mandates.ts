import { Mandate } from "@tawafuq/core/mandates/mandate";
import type { Ports } from "@tawafuq/core/ports";
import { isId, profileKey } from "../keys/key-parts.ts";
import { mandateKeys, mandatesOf } from "../keys/mandates.ts";
import { readAll, readPage } from "../table/query.ts";
import { fromItem, type Table } from "../table/table.ts";
import type { IndexName } from "../table-keys.ts";
import { openedSchema } from "../vault/sealed-item.ts";
import { createVersioned } from "./versioned.ts";

/** A slip's reference may name whoever signed. */
const personal = ["agentName", "consent"];

export function createMandates(table: Table, vault: Ports["vault"]): Ports["mandates"] {
  const StoredMandate = openedSchema(vault, Mandate);
  const list = async (index: IndexName, of: string) =>
    isId(of)
      ? (await readAll(table, { index, partition: mandatesOf(of), backwards: true })).map((item) =>
          fromItem(StoredMandate, item),
        )
      : [];
  return {
    ...createVersioned(table, Mandate, (id) => profileKey("mandate", id), mandateKeys, { vault, personal }),
    listByAgent: (personId) => list("gsi1", personId),
    listByCooperative: (cooperativeId) => list("gsi2", cooperativeId),
    listByDelegation: (delegation, page) =>
      readPage(
        table,
        { index: "gsi3", partition: mandatesOf(delegation), backwards: true },
        page,
        StoredMandate,
      ),
  };
}
