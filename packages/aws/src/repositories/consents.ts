import { ConsentEntry } from "@tawafuq/core/consents/consent";
import type { Ports } from "@tawafuq/core/ports";
import { auditedItem } from "../audit/audited-item.ts";
import { isId } from "../keys/key-parts.ts";
import { consentKey, consentPrefix, viewsOf } from "../keys/privacy.ts";
import { readAll } from "../table/query.ts";
import { fromItem, type Table } from "../table/table.ts";
import { isNew, putPiece, storedWrite } from "../table/write.ts";

/** A side changes its mind a few times in its life: all its lines are read at once. */
export function createConsents(table: Table): Ports["consents"] {
  return {
    append: (entry) =>
      storedWrite("already_exists", [
        putPiece(table, auditedItem(consentKey(entry), "consent", entry), isNew),
      ]),
    list: async (owner) =>
      isId(owner.id)
        ? (await readAll(table, { partition: viewsOf(owner), sort: { prefix: consentPrefix } })).map((item) =>
            fromItem(ConsentEntry, item),
          )
        : [],
  };
}
