import { unmarshall } from "@aws-sdk/util-dynamodb";
import { Contact } from "@tawafuq/core/contacts/contact";
import type { ContactOwner } from "@tawafuq/core/contacts/contact-owner";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { isId } from "../keys/key-parts.ts";
import { contactKey, contactLookupKey, contactLookups } from "../keys/profiles.ts";
import { readAll } from "../table/query.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { deletePiece, putPiece, storedWrite } from "../table/write.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";
import { plainAddress } from "./plain-address.ts";

const StoredOwner = z.object({ kind: z.enum(["cooperative", "holder"]), id: z.string() });
const addressKinds = ["email", "phone"] as const;
const everyField = Object.keys(Contact.shape);

/**
 * Contacts stand sealed in items of their own and in no index, so no list can ever bring one along. An address is
 * found by lookups under its blind index. A lookup is a hint: it counts once the contact behind it holds the address.
 */
export function createContacts(table: Table, vault: Ports["vault"]): Ports["contacts"] {
  const Stored = openedSchema(vault, Contact);
  const get = async (owner: ContactOwner) =>
    isId(owner.id) ? readItem(table, contactKey(owner), Stored) : undefined;
  const lookups = (owner: ContactOwner, contact: Contact | undefined) =>
    addressKinds.flatMap((kind) => {
      const value = contact?.[kind];
      return value === undefined
        ? []
        : [contactLookupKey(kind, vault.blind(kind, plainAddress(kind, value)), owner)];
    });
  return {
    get,
    put(owner, contact, before) {
      const now = lookups(owner, contact);
      const outdated = lookups(owner, before).filter(({ pk }) => now.every((key) => key.pk !== pk));
      const { kind, id } = owner;
      return storedWrite("version_conflict", [
        putPiece(table, sealedItem(vault, contactKey(owner), contact, everyField)),
        ...now.map((key) => putPiece(table, toItem(key, { kind, id }))),
        ...outdated.map((key) => deletePiece(table, key)),
      ]);
    },
    remove: (owner, before) =>
      storedWrite("version_conflict", [
        deletePiece(table, contactKey(owner)),
        ...lookups(owner, before).map((key) => deletePiece(table, key)),
      ]),
    async listOwners({ kind, value }) {
      const address = plainAddress(kind, value);
      const items = await readAll(table, { partition: contactLookups(kind, vault.blind(kind, address)) });
      const owners = items.map((item) => StoredOwner.parse(unmarshall(item)));
      const held = await Promise.all(
        owners.map(async (owner) => {
          const stored = (await get(owner))?.[kind];
          return stored !== undefined && plainAddress(kind, stored) === address;
        }),
      );
      return owners.filter((_, index) => held[index]);
    },
  };
}
