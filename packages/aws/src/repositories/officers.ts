import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { Officer } from "@tawafuq/core/officers/officer";
import type { Ports } from "@tawafuq/core/ports";
import { readAll, readPage } from "../table/query.ts";
import { fromItem, readItem, type Table } from "../table/table.ts";
import { deletePiece, hasVersion, isNew, putPiece, storedWrite } from "../table/write.ts";
import {
  delegationPartition,
  isId,
  type Keys,
  membershipKey,
  officerKeys,
  officerPartition,
  profileKey,
} from "../table-keys.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";

const personal = ["name", "email"];

/** An officer is one item, and a copy of it in each of the delegations; all are written together. */
export function createOfficers(table: Table, vault: Ports["vault"]): Ports["officers"] {
  // The input is strict; what is stored tolerates fields of another version.
  const StoredOfficer = openedSchema(vault, Officer.strip());
  const item = (keys: Keys, officer: Officer) => sealedItem(vault, keys, officer, personal);
  const membership = (officer: Officer, delegation: DelegationCode) =>
    putPiece(table, item(membershipKey(delegation, officer.id), officer));
  return {
    get: async (id) => (isId(id) ? readItem(table, profileKey("officer", id), StoredOfficer) : undefined),
    create: (officer) =>
      storedWrite("already_exists", [
        putPiece(table, item(officerKeys(officer), officer), isNew),
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
