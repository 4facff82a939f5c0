import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { roundHoldKey } from "../keys/operations.ts";
import { deleteItem, putItem, readItem, type Table, toItem } from "../table/table.ts";

const Hold = z.object({ until: z.iso.datetime() });

export function createRounds(table: Table): Ports["rounds"] {
  return {
    hold: (until) =>
      putItem(
        table,
        toItem(roundHoldKey, { until, expiresAtEpochSeconds: Math.ceil(Date.parse(until) / 1000) }),
      ),
    release: () => deleteItem(table, roundHoldKey),
    heldUntil: async () => (await readItem(table, roundHoldKey, Hold))?.until,
  };
}
