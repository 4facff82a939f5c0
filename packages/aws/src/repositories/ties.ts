import type { PageRequest, Ports } from "@tawafuq/core/ports";
import { Tie } from "@tawafuq/core/ties/tie";
import { readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import { type IndexName, isId, profileKey, tieKeys, tiePartition, tiesOf } from "../table-keys.ts";
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
