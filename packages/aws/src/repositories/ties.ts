import type { Ports } from "@tawafuq/core/ports";
import type { PageRequest } from "@tawafuq/core/storage/repository";
import { Tie } from "@tawafuq/core/ties/tie";
import { tieKeys, tiePartition, tiesOf } from "../keys/access.ts";
import { isId, profileKey } from "../keys/key-parts.ts";
import { readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import type { IndexName } from "../table-keys.ts";
import { createVersioned } from "./versioned.ts";

/** Listed newest first. */
export function createTies(table: Table): Ports["ties"] {
  const list = (index: IndexName, partition: string, page: PageRequest) =>
    readPage(table, { index, partition, backwards: true }, page, Tie);
  return {
    ...createVersioned(table, Tie, (id) => profileKey("tie", id), tieKeys),
    listByOwner: async (ownerId, page) =>
      isId(ownerId) ? list("gsi1", tiesOf(ownerId), page) : { items: [] },
    listByPerson: async (personId, page) =>
      isId(personId) ? list("gsi2", tiesOf(personId), page) : { items: [] },
    list: (page) => list("gsi3", tiePartition, page),
  };
}
