import { ContactViewing } from "@tawafuq/core/contacts/viewing";
import type { Ports } from "@tawafuq/core/ports";
import { auditedItem } from "../audit/audited-item.ts";
import { isId } from "../keys/key-parts.ts";
import { viewKeys, viewPrefix, viewsOf } from "../keys/privacy.ts";
import { readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import { isNew, putPiece, storedWrite } from "../table/write.ts";

/** Listed newest first; a viewing names ids only, so it stands as it is. */
export function createViews(table: Table): Ports["views"] {
  return {
    append: (view) =>
      storedWrite("already_exists", [putPiece(table, auditedItem(viewKeys(view), "viewing", view), isNew)]),
    list: async (owner, page) =>
      isId(owner.id)
        ? readPage(
            table,
            { partition: viewsOf(owner), sort: { prefix: viewPrefix }, backwards: true },
            page,
            ContactViewing,
          )
        : { items: [] },
  };
}
