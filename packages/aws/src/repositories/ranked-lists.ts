import { BatchGetItemCommand, type KeysAndAttributes } from "@aws-sdk/client-dynamodb";
import { Gain } from "@tawafuq/core/cooperatives/gain";
import type { RankedList } from "@tawafuq/core/matches/match-repository";
import { SubjectRef } from "@tawafuq/core/outbox/event";
import type { Ports } from "@tawafuq/core/ports";
import { refuse } from "@tawafuq/core/refusals/refusal";
import * as z from "zod";
import { isId } from "../keys/key-parts.ts";
import { rankedListKey } from "../keys/profiles.ts";
import { backOff } from "../table/retry.ts";
import { fromItem, type Item, readItem, type Table, toItem, toKey } from "../table/table.ts";
import { putPiece, storedWrite } from "../table/write.ts";
import type { Key } from "../table-keys.ts";

const StoredList = z.object({
  subject: SubjectRef,
  version: z.int(),
  floor: z.number().optional(),
  gains: z.array(Gain).optional(),
});

const readsAtOnce = 100;
const attempts = 8;

export function createRankedLists(table: Table): Ports["rankedLists"] {
  return {
    get: async (subject) =>
      isId(subject.id) ? readItem(table, rankedListKey(subject), StoredList) : undefined,
    getMany: async (subjects) => {
      const keys = new Map<string, Key>();
      for (const subject of subjects) {
        if (isId(subject.id)) keys.set(`${subject.kind}#${subject.id}`, rankedListKey(subject));
      }
      const all = [...keys.values()];
      const found: RankedList[] = [];
      for (let first = 0; first < all.length; first += readsAtOnce) {
        const items = await readBatch(table, all.slice(first, first + readsAtOnce));
        found.push(...items.map((item) => fromItem(StoredList, item)));
      }
      return found;
    },
    put: (list) =>
      storedWrite("version_conflict", [
        putPiece(table, toItem(rankedListKey(list.subject), list), {
          expression: "attribute_not_exists(pk) OR #version <= :version",
          names: { "#version": "version" },
          values: { ":version": { N: String(list.version) } },
        }),
      ]),
  };
}

/** @throws busy_try_again when DynamoDB keeps leaving keys unread */
async function readBatch(table: Table, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let rest: KeysAndAttributes = { Keys: keys.map(toKey), ConsistentRead: true };
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await table.client.send(new BatchGetItemCommand({ RequestItems: { [table.name]: rest } }));
    items.push(...(answer.Responses?.[table.name] ?? []));
    const unread = answer.UnprocessedKeys?.[table.name];
    if (unread === undefined) return items;
    rest = unread;
    await backOff(attempt);
  }
  refuse("busy_try_again");
}
