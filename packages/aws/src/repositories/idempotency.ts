import { IdempotentCreate, idempotencyDays } from "@tawafuq/core/idempotency/idempotent-create";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import { onceAge, onceKey } from "../keys/operations.ts";
import { readItem, type Table } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";
import { openedSchema, sealedItem } from "../vault/sealed-item.ts";

/** Records stand under the blind index of their key: what a client calls its requests may say whom they are about. */
export function createIdempotency(table: Table, vault: Ports["vault"]): Ports["idempotency"] {
  const Stored = openedSchema(vault, IdempotentCreate);
  const keyOf = (actor: string, key: string) => onceKey(actor, vault.blind("once", key));
  return {
    get: async (actor, key) => {
      const at = keyOf(actor, key);
      return at && readItem(table, at, Stored);
    },
    put: (record) => {
      const madeAt = record.expiresAtEpochSeconds - idempotencyDays * 86_400;
      const key = keyOf(record.actor, record.key) ?? refuse("invalid_input");
      const age = onceAge(new Date(madeAt * 1000).toISOString(), vault.blind("once", record.key));
      const item = sealedItem(vault, { ...key, ...age }, record, ["key"]);
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
