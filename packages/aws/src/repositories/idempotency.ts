import { IdempotentCreate, idempotencyDays } from "@tawafuq/core/idempotency/idempotent-create";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import { readItem, type Table, toItem } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";
import { onceKey } from "../table-keys.ts";

export function createIdempotency(table: Table): Ports["idempotency"] {
  return {
    get: async (actor, key) => {
      const at = onceKey(actor, key);
      return at && readItem(table, at, IdempotentCreate);
    },
    put: (record) => {
      const madeAt = record.expiresAtEpochSeconds - idempotencyDays * 86_400;
      const item = toItem(onceKey(record.actor, record.key) ?? refuse("invalid_input"), record);
      // DynamoDB removes expired items late; one that has expired stands in nobody's way.
      return storedWrite("already_exists", [
        putPiece(table, item, {
          expression: "attribute_not_exists(pk) OR expiresAtEpochSeconds <= :madeAt",
          values: { ":madeAt": { N: String(madeAt) } },
        }),
      ]);
    },
  };
}
