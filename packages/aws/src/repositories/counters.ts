import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { counterKey } from "../keys/operations.ts";
import { fromItem, readItem, type Table, toKey } from "../table/table.ts";

const StoredCount = z.object({ hits: z.int() });

/** Hits per key and fixed window; what is counted (addresses, telephones) stands in the table blinded only. */
export function createCounters(table: Table, vault: Ports["vault"]): Ports["counters"] {
  function keyOf(key: string, windowSeconds: number, at: Date) {
    const startsAt = Math.floor(at.getTime() / 1000 / windowSeconds) * windowSeconds;
    return { startsAt, key: counterKey(vault.blind("counter", key), windowSeconds, startsAt) };
  }
  return {
    async hit(of, windowSeconds, at) {
      const { startsAt, key } = keyOf(of, windowSeconds, at);
      const { Attributes = {} } = await table.client.send(
        // Sent again by the SDK after a lost answer it may count twice: on the safe side.
        new UpdateItemCommand({
          TableName: table.name,
          Key: toKey(key),
          UpdateExpression: "ADD hits :one SET expiresAtEpochSeconds = :end",
          ExpressionAttributeValues: {
            ":one": { N: "1" },
            ":end": { N: String(startsAt + windowSeconds) },
          },
          ReturnValues: "ALL_NEW",
        }),
      );
      return fromItem(StoredCount, Attributes).hits;
    },
    count: async (of, windowSeconds, at) =>
      (await readItem(table, keyOf(of, windowSeconds, at).key, StoredCount))?.hits ?? 0,
  };
}
