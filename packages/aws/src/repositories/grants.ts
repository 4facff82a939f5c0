import { Grant } from "@tawafuq/core/grants/grant";
import type { Ports } from "@tawafuq/core/ports";
import { withVersionLines } from "../audit/version-lines.ts";
import { administratorsKey, grantKeys, grantsOf, grantsOfRole } from "../keys/access.ts";
import { isId, profileKey } from "../keys/key-parts.ts";
import { readAll, readPage } from "../table/query.ts";
import { fromItem, type Table } from "../table/table.ts";
import { storedWrite, updatePiece } from "../table/write.ts";
import type { IndexName } from "../table-keys.ts";
import { createVersioned } from "./versioned.ts";

/** A person's grants, and a subject's, lie in one index partition each: there are few of them. */
export function createGrants(table: Table, now: Ports["now"]): Ports["grants"] {
  const key = (id: string) => profileKey("grant", id);
  const list = async (index: IndexName, of: string) =>
    isId(of)
      ? (await readAll(table, { index, partition: grantsOf(of) })).map((item) => fromItem(Grant, item))
      : [];
  return {
    ...withVersionLines(table, createVersioned(table, Grant, key, grantKeys), {
      kind: "grant",
      key,
      tell: ({ id: grantId, ...grant }) => ({ ...grant, grantId }),
      now,
    }),
    listByPerson: (personId) => list("gsi1", personId),
    listBySubject: (subjectId) => list("gsi2", subjectId),
    listByRole: (role, page) =>
      readPage(table, { index: "gsi3", partition: grantsOfRole(role) }, page, Grant),
    countAdministrator: () =>
      storedWrite("internal", [
        updatePiece(table, administratorsKey, "ADD administrators :one", {
          expression: "attribute_not_exists(pk) OR administrators >= :zero",
          values: { ":one": { N: "1" }, ":zero": { N: "0" } },
        }),
      ]),
    // However many end at once, the last one stays.
    uncountAdministrator: () =>
      storedWrite("last_administrator", [
        updatePiece(table, administratorsKey, "ADD administrators :less", {
          expression: "administrators > :one",
          values: { ":less": { N: "-1" }, ":one": { N: "1" } },
        }),
      ]),
  };
}
