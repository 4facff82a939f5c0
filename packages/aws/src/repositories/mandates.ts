import { Mandate } from "@tawafuq/core/mandates/mandate";
import type { Ports } from "@tawafuq/core/ports";
import { withVersionLines } from "../audit/version-lines.ts";
import { isId, profileKey } from "../keys/key-parts.ts";
import { mandateKeys, mandatesOf } from "../keys/mandates.ts";
import { readAll, readPage } from "../table/query.ts";
import { fromItem, type Table } from "../table/table.ts";
import type { IndexName } from "../table-keys.ts";
import { openedSchema } from "../vault/sealed-item.ts";
import { createVersioned } from "./versioned.ts";

/** A slip's reference may name whoever signed. */
const personal = ["agentName", "consent"];

export function createMandates(table: Table, vault: Ports["vault"], now: Ports["now"]): Ports["mandates"] {
  const key = (id: string) => profileKey("mandate", id);
  const versioned = createVersioned(table, Mandate, key, mandateKeys, { vault, personal });
  const StoredMandate = openedSchema(vault, Mandate);
  const list = async (index: IndexName, of: string) =>
    isId(of)
      ? (await readAll(table, { index, partition: mandatesOf(of), backwards: true })).map((item) =>
          fromItem(StoredMandate, item),
        )
      : [];
  return {
    ...withVersionLines(table, versioned, {
      kind: "mandate",
      key,
      tell: ({ id: mandateId, agentName: _, cooperativeName: __, consent, ...mandate }) => ({
        ...mandate,
        mandateId,
        consent: { kind: consent.kind, at: consent.at },
      }),
      now,
    }),
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
