import { HistoryEntry } from "@tawafuq/core/matches/match";
import type { Ports } from "@tawafuq/core/ports";
import { auditedWords } from "../audit/audited-item.ts";
import { isId } from "../keys/key-parts.ts";
import { historyKey, historyOf, historyPrefix } from "../keys/matches.ts";
import { readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import { isNew, putPiece, storedWrite, updatePiece } from "../table/write.ts";
import { openedSchema } from "../vault/sealed-item.ts";

/** Listed oldest first. */
export function createHistory(table: Table, vault: Ports["vault"]): Ports["history"] {
  const Stored = openedSchema(vault, HistoryEntry);
  return {
    append: (entry) =>
      storedWrite("already_exists", [
        putPiece(table, auditedWords(vault, historyKey(entry), "history", entry, "note"), isNew),
      ]),
    dropNote: (entry) =>
      storedWrite("not_found", [
        updatePiece(table, historyKey(entry), "REMOVE note, sealed", { expression: "attribute_exists(pk)" }),
      ]),
    list: async (matchId, page) =>
      isId(matchId)
        ? readPage(table, { partition: historyOf(matchId), sort: { prefix: historyPrefix } }, page, Stored)
        : { items: [] },
  };
}
