import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { Officer } from "@tawafuq/core/officers/officer";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import {
  delegationPartition,
  membershipKey,
  officerKeys,
  officerLookupKey,
  officerPartition,
} from "../keys/access.ts";
import { isId, profileKey } from "../keys/key-parts.ts";
import { readAll, readPage } from "../table/query.ts";
import { fromItem, readItem, type Table, toItem } from "../table/table.ts";
import { deletePiece, hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";
import type { Keys } from "../table-keys.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";

const personal = ["name", "email"];

const Lookup = z.object({ officerId: z.string() });

/**
 * An officer is one item, a copy of it in each of the delegations, and a lookup by its e-mail, which never changes;
 * all are written together.
 */
export function createOfficers(table: Table, vault: Ports["vault"]): Ports["officers"] {
  // The input is strict; what is stored tolerates fields of another version.
  const StoredOfficer = openedSchema(vault, Officer.strip());
  const item = (keys: Keys, officer: Officer) => sealedItem(vault, keys, officer, personal);
  const lookup = (email: string) =>
    officerLookupKey(vault.blind("officer email", email.trim().toLowerCase()));
  const get = async (id: string) =>
    isId(id) ? readItem(table, profileKey("officer", id), StoredOfficer) : undefined;
  const membership = (officer: Officer, delegation: DelegationCode) =>
    putPiece(table, item(membershipKey(delegation, officer.id), officer));
  return {
    get,
    async findByEmail(email) {
      const found = await readItem(table, lookup(email), Lookup);
      return found && get(found.officerId);
    },
    create: (officer) =>
      storedWrite("already_exists", [
        putPiece(table, item(officerKeys(officer), officer), isNew),
        putPiece(table, toItem(lookup(officer.email), { officerId: officer.id }), isNew),
        ...new Set(officer.delegations).values().map((delegation) => membership(officer, delegation)),
      ]),
    replace: (officer) =>
      storedWrite("version_conflict", [
        putPiece(table, item(officerKeys(officer), officer), hasVersion(officer.version - 1)),
        // Which delegations the officer leaves is not known here, so every other one is cleared.
        ...DelegationCode.options.map((delegation) =>
          officer.delegations.includes(delegation)
            ? membership(officer, delegation)
            : deletePiece(table, membershipKey(delegation, officer.id)),
        ),
      ]),
    listByDelegation: async (delegation) => {
      const items = await readAll(table, {
        partition: delegationPartition(delegation),
        sort: { prefix: "OFFICER#" },
      });
      return items.map((item) => fromItem(StoredOfficer, item));
    },
    list: (page) => readPage(table, { index: "gsi1", partition: officerPartition }, page, StoredOfficer),
  };
}
