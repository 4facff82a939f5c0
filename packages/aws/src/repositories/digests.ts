import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { digestKey, digestPartition } from "../keys/digests.ts";
import { readPage } from "../table/query.ts";
import { type Table, toItem } from "../table/table.ts";
import { deletePiece, putPiece, storedWrite } from "../table/write.ts";

const Waiting = z.object({ officerId: z.string(), lastAt: z.iso.datetime() });

/** A few hundred officers at most: one partition. */
export function createDigests(table: Table): Ports["digests"] {
  return {
    mark: (waiting) =>
      storedWrite("internal", [putPiece(table, toItem(digestKey(waiting.officerId), waiting))]),
    clear: ({ officerId, lastAt }) =>
      storedWrite("version_conflict", [
        deletePiece(table, digestKey(officerId), {
          // Gone already is no fault.
          expression: "attribute_not_exists(pk) OR lastAt = :lastAt",
          values: { ":lastAt": { S: lastAt } },
        }),
      ]),
    list: (page) => readPage(table, { partition: digestPartition }, page, Waiting),
  };
}
