import { Grant } from "@tawafuq/core/grants/grant";
import type { Ports } from "@tawafuq/core/ports";
import { readAll } from "../table/query.ts";
import { fromItem, type Table } from "../table/table.ts";
import { grantKeys, grantsOf, type IndexName, isId, profileKey } from "../table-keys.ts";
import { createVersioned } from "./versioned.ts";

/** A person's grants, and a subject's, lie in one index partition each: there are few of them. */
export function createGrants(table: Table): Ports["grants"] {
  const list = async (index: IndexName, of: string) =>
    isId(of)
      ? (await readAll(table, { index, partition: grantsOf(of) })).map((item) => fromItem(Grant, item))
      : [];
  return {
    ...createVersioned(table, Grant, (id) => profileKey("grant", id), grantKeys),
    listByPerson: (personId) => list("gsi1", personId),
    listBySubject: (subjectId) => list("gsi2", subjectId),
  };
}
