import { Notice } from "@tawafuq/core/notices/notice";
import type { Ports } from "@tawafuq/core/ports";
import { isId } from "../keys/key-parts.ts";
import { noticeKey, noticeKeys, noticesAbout, noticesOf } from "../keys/matches.ts";
import { readPage } from "../table/query.ts";
import { readItem, type Table } from "../table/table.ts";
import { deletePiece, isNew, putPiece, storedWrite, updatePiece } from "../table/write.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";

/** A letter names people and, once introduced, tells how to reach them. */
const personal = ["subject", "body"];

/** Listed newest first. */
export function createNotices(table: Table, vault: Ports["vault"]): Ports["notices"] {
  const Stored = openedSchema(vault, Notice);
  return {
    get: async (recipient, id) =>
      isId(recipient.id) && isId(id) ? readItem(table, noticeKey(recipient, id), Stored) : undefined,
    create: (notice) =>
      storedWrite("already_exists", [
        putPiece(table, sealedItem(vault, noticeKeys(notice), notice, personal), isNew),
      ]),
    markSent: (notice) =>
      storedWrite("version_conflict", [
        updatePiece(table, noticeKey(notice.recipient, notice.id), "SET delivery = :sent", {
          expression: "delivery = :pending",
          values: { ":sent": { S: "sent" }, ":pending": { S: "pending" } },
        }),
      ]),
    settle: ({ recipient, id, settledAt }, delivery, at) => {
      const isAsRead = settledAt === undefined ? "attribute_not_exists(settledAt)" : "settledAt = :before";
      return storedWrite("version_conflict", [
        updatePiece(table, noticeKey(recipient, id), "SET delivery = :delivery, settledAt = :at", {
          expression: `attribute_exists(pk) AND ${isAsRead}`,
          values: {
            ":delivery": { S: delivery },
            ":at": { S: at },
            ...(settledAt === undefined ? {} : { ":before": { S: settledAt } }),
          },
        }),
      ]);
    },
    listByMatch: async (matchId, page) =>
      isId(matchId)
        ? readPage(table, { index: "gsi3", partition: noticesAbout(matchId) }, page, Stored)
        : { items: [] },
    remove: (notice) =>
      storedWrite("not_found", [deletePiece(table, noticeKey(notice.recipient, notice.id))]),
    list: async (recipient, page) =>
      isId(recipient.id)
        ? readPage(table, { index: "gsi1", partition: noticesOf(recipient), backwards: true }, page, Stored)
        : { items: [] },
  };
}
