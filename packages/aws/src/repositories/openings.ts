import { Opening } from "@tawafuq/core/ideas/openings";
import type { Ports } from "@tawafuq/core/ports";
import { auditedItem } from "../audit/audited-item.ts";
import { openingKey, openingKeys, openingsOf } from "../keys/confidence.ts";
import { isId } from "../keys/key-parts.ts";
import { readPage } from "../table/query.ts";
import { readItem, type Table } from "../table/table.ts";
import { isNew, putPiece, storedWrite } from "../table/write.ts";

export function createOpenings(table: Table): Ports["openings"] {
  return {
    get: async (ideaId, id) =>
      isId(ideaId) && isId(id) ? readItem(table, openingKey({ ideaId, id }), Opening) : undefined,
    append: (opening) =>
      storedWrite("already_exists", [
        putPiece(table, auditedItem(openingKeys(opening), "opening", opening), isNew),
      ]),
    list: async (ideaId, page) =>
      isId(ideaId)
        ? readPage(table, { index: "gsi1", partition: openingsOf(ideaId), backwards: true }, page, Opening)
        : { items: [] },
  };
}
