import { Contact } from "@tawafuq/core/contacts/contact";
import type { Ports } from "@tawafuq/core/ports";
import { readItem, type Table, toItem } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";
import { contactKey, isId } from "../table-keys.ts";

/** Contacts stand in items of their own and in no index, so no list can ever bring one along. */
export function createContacts(table: Table): Ports["contacts"] {
  return {
    get: async (owner) => (isId(owner.id) ? readItem(table, contactKey(owner), Contact) : undefined),
    put: (owner, contact) =>
      storedWrite("version_conflict", [putPiece(table, toItem(contactKey(owner), contact))]),
  };
}
