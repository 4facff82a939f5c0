import { HistoryEntry } from "@tawafuq/core/matches/match";
import type { Ports } from "@tawafuq/core/ports";
import { readPage } from "../table/query.ts";
import { type Table, toItem } from "../table/table.ts";
import { isNew, putPiece, storedWrite } from "../table/write.ts";
import { historyKey, historyOf, historyPrefix, isId } from "../table-keys.ts";

/** Listed oldest first. */
export function createHistory(table: Table): Ports["history"] {
  return {
    append: (entry) =>
      storedWrite("already_exists", [putPiece(table, toItem(historyKey(entry), entry), isNew)]),
    list: async (matchId, page) =>
      isId(matchId)
        ? readPage(
            table,
            { partition: historyOf(matchId), sort: { prefix: historyPrefix } },
            page,
            HistoryEntry,
          )
        : { items: [] },
  };
}
