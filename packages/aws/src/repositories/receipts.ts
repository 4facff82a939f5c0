import type { Ports } from "@tawafuq/core/ports";
import { Receipt } from "@tawafuq/core/receipts/receipt";
import type { PageRequest } from "@tawafuq/core/storage/repository";
import * as z from "zod";
import { auditedItem } from "../audit/audited-item.ts";
import { depositKey, receiptKeys, receiptsOf } from "../keys/confidence.ts";
import { isId, profileKey } from "../keys/key-parts.ts";
import { readPage } from "../table/query.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { deletePiece, isNew, putPiece, storedWrite } from "../table/write.ts";
import type { IndexName } from "../table-keys.ts";

const StoredDeposit = z.object({ sealed: z.string() });

/** Receipts are only ever added; what was hashed lies sealed in an item of its own and in no index. */
export function createReceipts(table: Table, vault: Ports["vault"]): Ports["receipts"] {
  const place = (id: string) => `${depositKey(id).pk}/DEPOSIT`;
  const list = async (index: IndexName, of: string, page: PageRequest) =>
    isId(of)
      ? readPage(table, { index, partition: receiptsOf(of), backwards: true }, page, Receipt)
      : { items: [] };
  return {
    get: async (id) => (isId(id) ? readItem(table, profileKey("receipt", id), Receipt) : undefined),
    append: (receipt, deposit) =>
      storedWrite("already_exists", [
        putPiece(table, auditedItem(receiptKeys(receipt), "receipt", receipt), isNew),
        putPiece(
          table,
          toItem(depositKey(receipt.id), { sealed: vault.seal(deposit, place(receipt.id)) }),
          isNew,
        ),
      ]),
    async deposit(id) {
      if (!isId(id)) return undefined;
      const stored = await readItem(table, depositKey(id), StoredDeposit);
      return stored && vault.open(stored.sealed, place(id));
    },
    forgetDeposit: (id) => storedWrite("not_found", [deletePiece(table, depositKey(id))]),
    listByIdea: (ideaId, page) => list("gsi1", ideaId, page),
    listByHolder: (holderId, page) => list("gsi2", holderId, page),
  };
}
