import { MandateRequest } from "@tawafuq/core/mandates/mandate-request";
import type { Ports } from "@tawafuq/core/ports";
import { isId } from "../keys/key-parts.ts";
import { mandateRequestKey, mandateRequestKeys, mandateRequestsOf } from "../keys/mandates.ts";
import { readAll } from "../table/query.ts";
import { fromItem, type Table } from "../table/table.ts";
import { deletePiece, storedWrite } from "../table/write.ts";
import type { IndexName } from "../table-keys.ts";
import { createVersioned } from "./versioned.ts";

export function createMandateRequests(table: Table): Ports["mandateRequests"] {
  const list = async (index: IndexName, of: string) =>
    isId(of)
      ? (await readAll(table, { index, partition: mandateRequestsOf(of), backwards: true })).map((item) =>
          fromItem(MandateRequest, item),
        )
      : [];
  return {
    ...createVersioned(table, MandateRequest, mandateRequestKey, mandateRequestKeys),
    remove: ({ id }) => storedWrite("version_conflict", [deletePiece(table, mandateRequestKey(id))]),
    listByAgent: (personId) => list("gsi1", personId),
    listByDelegation: (delegation) => list("gsi3", delegation),
  };
}
