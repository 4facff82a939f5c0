import type { Item, Write } from "dynalite/db/index.js";
import type { Engine } from "./engine.ts";
import { primaryKey } from "./primary-key.ts";
import { expiryRow, ttlRow } from "./row-keys.ts";
import type { Image, WriteSet } from "./write-set.ts";

/** Stores a write set, its expiry rows and further rows as one atomic LevelDB batch. */
export async function commit(engine: Engine, set: WriteSet, further: Write[] = []): Promise<void> {
  const expiry: Write[] = [];
  for (const image of set.images) expiry.push(...(await expiryWrites(engine, image)));
  const writes = [...set.writes(), ...expiry, ...further];
  if (writes.length > 0) await engine.db.batch(writes);
}

async function expiryWrites(engine: Engine, { table, key, before, after }: Image): Promise<Write[]> {
  const attribute = await expiryAttribute(engine, table.TableName);
  if (!attribute) return [];
  const was = expiryOf(before, attribute);
  const is = expiryOf(after, attribute);
  if (was === is) return [];
  const writes: Write[] = [];
  if (was !== undefined) writes.push({ type: "del", key: expiryRow(table.TableName, was, key) });
  if (is !== undefined && after) {
    writes.push({ type: "put", key: expiryRow(table.TableName, is, key), value: primaryKey(table, after) });
  }
  return writes;
}

/** The attribute that holds a table's expiry, or undefined where TTL is off. */
export async function expiryAttribute(engine: Engine, table: string): Promise<string | undefined> {
  const known = engine.expiryAttributes.get(table);
  if (known !== undefined) return known ?? undefined;
  const stored = (await engine.db.get(ttlRow(table))) as { AttributeName: string } | undefined;
  engine.expiryAttributes.set(table, stored?.AttributeName ?? null);
  return stored?.AttributeName;
}

/** Epoch seconds at which an item expires; only whole, positive numbers count. */
export function expiryOf(item: Item | undefined, attribute: string): number | undefined {
  const seconds = Number(item?.[attribute]?.N ?? Number.NaN);
  return Number.isSafeInteger(seconds) && seconds > 0 && seconds < 1e15 ? seconds : undefined;
}
