import { SubjectRef } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { recomputePlaceKey } from "../keys/operations.ts";
import { readItem, type Table, toItem } from "../table/table.ts";
import { deletePiece, putPiece, storedWrite } from "../table/write.ts";

const Place = z.object({ subject: SubjectRef });

export function createRecomputes(table: Table): Ports["recomputes"] {
  return {
    comparedUntil: async () => (await readItem(table, recomputePlaceKey, Place))?.subject,
    setComparedUntil: (subject) =>
      storedWrite("internal", [
        subject === undefined
          ? deletePiece(table, recomputePlaceKey)
          : putPiece(table, toItem(recomputePlaceKey, { subject })),
      ]),
  };
}
