import deleteItem from "dynalite/actions/deleteItem.js";
import type { Item, TableDescription, Write } from "dynalite/db/index.js";
import type { Json } from "../aws-json/aws-json-server.ts";
import { commit, expiryAttribute, expiryOf } from "./commit.ts";
import { type Engine, findTable } from "./engine.ts";
import { FORGOTTEN_PER_TURN, forgetTokens } from "./forget-tokens.ts";
import { primaryKey } from "./primary-key.ts";
import { validation } from "./refusals.ts";
import { expiryPrefix, expiryRow, itemPrefix, prefixRange, ttlRow } from "./row-keys.ts";
import { requireTable } from "./tables.ts";
import { createWriteSet } from "./write-set.ts";

const DELETIONS_PER_TURN = 100;
/** AWS leaves alone what expired more than five years ago: such a number is hardly meant as a time. */
const OLDEST_EXPIRY_SECONDS = 5 * 365 * 24 * 3600;

export async function describeTimeToLive(engine: Engine, body: Json): Promise<Json> {
  const table = await requireTable(engine, body);
  const attribute = await expiryAttribute(engine, table.TableName);
  return {
    TimeToLiveDescription: attribute
      ? { TimeToLiveStatus: "ENABLED", AttributeName: attribute }
      : { TimeToLiveStatus: "DISABLED" },
  };
}

/** UpdateTimeToLive: takes effect at once, also for items already there. */
export function updateTimeToLive(engine: Engine, body: Json): Promise<Json> {
  const wanted = (body.TimeToLiveSpecification ?? {}) as { AttributeName?: unknown; Enabled?: unknown };
  const { AttributeName: attribute, Enabled: enabled } = wanted;
  if (typeof attribute !== "string" || attribute === "" || typeof enabled !== "boolean") {
    throw validation("TimeToLiveSpecification needs AttributeName and Enabled");
  }
  return engine.exclusively(async () => {
    const table = await requireTable(engine, body);
    const current = await expiryAttribute(engine, table.TableName);
    if (enabled && current === attribute) throw validation("TimeToLive is already enabled");
    if (enabled && current)
      throw validation(
        `TimeToLive is active on a different AttributeName: current AttributeName is ${current}`,
      );
    if (!enabled && !current) throw validation("TimeToLive is already disabled");
    await engine.db.clear(prefixRange(expiryPrefix(table.TableName)));
    const row = ttlRow(table.TableName);
    await engine.db.batch(
      enabled
        ? [
            { type: "put", key: row, value: { AttributeName: attribute } },
            ...(await expiries(engine, table, attribute)),
          ]
        : [{ type: "del", key: row }],
    );
    engine.expiryAttributes.set(table.TableName, enabled ? attribute : null);
    return { TimeToLiveSpecification: { AttributeName: attribute, Enabled: enabled } };
  });
}

async function expiries(engine: Engine, table: TableDescription, attribute: string): Promise<Write[]> {
  const writes: Write[] = [];
  const prefix = itemPrefix(table.TableName);
  const range = prefixRange(prefix);
  const keys = engine.db.keys(range);
  const values = engine.db.values(range);
  try {
    for (let rows = await keys.nextv(500); rows.length > 0; rows = await keys.nextv(500)) {
      const items = (await values.nextv(rows.length)) as Item[];
      for (const [position, item] of items.entries()) {
        const expiry = expiryOf(item, attribute);
        const row = rows[position];
        if (expiry === undefined || row === undefined) continue;
        const key = expiryRow(table.TableName, expiry, row.slice(prefix.length));
        writes.push({ type: "put", key, value: primaryKey(table, item) });
      }
    }
    return writes;
  } finally {
    await Promise.all([keys.close(), values.close()]);
  }
}

/** Deletes items past their expiry and forgets client tokens past theirs; returns how many items went. */
export async function sweep(engine: Engine, nowMs: number): Promise<number> {
  let swept = 0;
  for (const name of await tablesWithExpiry(engine)) {
    for (;;) {
      const deleted = await engine.exclusively(() => sweepTable(engine, name, Math.floor(nowMs / 1000)));
      swept += deleted;
      if (deleted < DELETIONS_PER_TURN) break;
    }
  }
  while ((await engine.exclusively(() => forgetTokens(engine, nowMs))) === FORGOTTEN_PER_TURN);
  return swept;
}

async function tablesWithExpiry(engine: Engine): Promise<string[]> {
  const keys = engine.db.keys(prefixRange(ttlRow("")));
  try {
    return (await keys.nextv(1000)).map((row) => row.slice(ttlRow("").length));
  } finally {
    await keys.close();
  }
}

async function sweepTable(engine: Engine, name: string, nowSeconds: number): Promise<number> {
  const oldest = Math.max(0, nowSeconds - OLDEST_EXPIRY_SECONDS);
  const due = engine.db.values({ gte: expiryRow(name, oldest, ""), lt: expiryRow(name, nowSeconds, "") });
  try {
    const keys = (await due.nextv(DELETIONS_PER_TURN)) as Item[];
    if (keys.length === 0) return 0;
    const set = createWriteSet(engine);
    const table = await findTable(engine, name);
    for (const Key of keys) await set.apply(deleteItem, { TableName: name, Key }, table);
    await commit(engine, set);
    return keys.length;
  } finally {
    await due.close();
  }
}
