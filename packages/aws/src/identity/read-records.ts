import type { IdentityQuery } from "@tawafuq/core/people/identity-records";
import type { Ports } from "@tawafuq/core/ports";
import * as z from "zod";
import { identityKey, identityPartition } from "../keys/identity.ts";
import { readAll } from "../table/query.ts";
import { fromItem, readItem, type Table } from "../table/table.ts";
import { routeOf } from "./lookups.ts";
import { fromRecordItem, RecordItem, type StoredRecord } from "./record-item.ts";

export interface Store {
  readonly table: Table;
  readonly vault: Ports["vault"];
}

const Lookup = z.object({ recordId: z.string() });

/** One record as last written. */
export async function readStored(
  { table, vault }: Store,
  model: string,
  id: string,
): Promise<StoredRecord | undefined> {
  if (id === "") return undefined;
  const item = await readItem(table, identityKey(model, id), RecordItem);
  return item && fromRecordItem(vault, item);
}

/** All records the query could mean, first made first; the caller asks of each whether it does. */
export async function findStored(
  store: Store,
  model: string,
  where: IdentityQuery,
): Promise<readonly StoredRecord[]> {
  const { table, vault } = store;
  const route = routeOf(vault, model, where);
  if (route === undefined) {
    const items = await readAll(table, { index: "gsi1", partition: identityPartition(model) });
    return items.map((item) => fromRecordItem(vault, fromItem(RecordItem, item)));
  }
  const ids = "ids" in route ? route.ids : await idsBehind(table, route.partitions);
  const found = await Promise.all(ids.map((id) => readStored(store, model, id)));
  return found.filter((stored) => stored !== undefined).sort((a, b) => (a.born < b.born ? -1 : 1));
}

async function idsBehind(table: Table, partitions: readonly string[]): Promise<readonly string[]> {
  const items = await Promise.all(partitions.map((partition) => readAll(table, { partition })));
  return [...new Set(items.flat().map((item) => fromItem(Lookup, item).recordId))];
}
