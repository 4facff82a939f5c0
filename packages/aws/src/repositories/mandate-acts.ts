import { MandateAct } from "@tawafuq/core/mandates/mandate-act";
import type { Ports } from "@tawafuq/core/ports";
import { auditedItem } from "../audit/audited-item.ts";
import { isId } from "../keys/key-parts.ts";
import { mandateActKey, mandateActPrefix, mandateActsOf } from "../keys/mandates.ts";
import { readPage } from "../table/query.ts";
import type { Table } from "../table/table.ts";
import { isNew, putPiece, storedWrite, updatePiece } from "../table/write.ts";

/** Listed newest first. */
export function createMandateActs(table: Table): Ports["mandateActs"] {
  return {
    append: (act) =>
      storedWrite("already_exists", [putPiece(table, auditedItem(mandateActKey(act), "act", act), isNew)]),
    complete: (act) =>
      storedWrite("version_conflict", [
        updatePiece(table, mandateActKey(act), "SET #result = :result", {
          expression: "#result = :attempted",
          names: { "#result": "result" },
          values: { ":result": { S: act.result }, ":attempted": { S: "attempted" } },
        }),
      ]),
    list: async (mandateId, page) =>
      isId(mandateId)
        ? readPage(
            table,
            { partition: mandateActsOf(mandateId), sort: { prefix: mandateActPrefix }, backwards: true },
            page,
            MandateAct,
          )
        : { items: [] },
  };
}
