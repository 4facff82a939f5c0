import createTableAction from "dynalite/actions/createTable.js";
import type { EngineDb, Range, TableDescription } from "dynalite/db/index.js";
import type { Json } from "../aws-json/aws-json-server.ts";
import { runAction } from "./action.ts";
import { type Engine, findTable } from "./engine.ts";
import { isRefusal, resourceNotFound, validation } from "./refusals.ts";
import { parseRequest } from "./request.ts";
import { expiryPrefix, indexesOfTablePrefix, itemPrefix, prefixRange, tableRow, ttlRow } from "./row-keys.ts";

/** CreateTable: answers when the table is ACTIVE. */
export function createTable(engine: Engine, body: Json): Promise<Json> {
  const data = parseRequest<{ TableName: string }>(engine, "CreateTable", body);
  return engine.exclusively(async () => {
    try {
      await runAction(createTableAction, () => engine.store, data);
    } catch (error) {
      if (isRefusal(error, "ResourceInUseException")) {
        error.message = `Table already exists: ${data.TableName}`;
      }
      throw error;
    }
    return { TableDescription: await activeTable(engine, data.TableName) };
  });
}

async function activeTable(engine: Engine, name: string): Promise<TableDescription> {
  for (;;) {
    const table = (await engine.db.get(tableRow(name))) as TableDescription;
    if (table.TableStatus === "ACTIVE") return table;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

export async function describeTable(engine: Engine, body: Json): Promise<Json> {
  return { Table: await requireTable(engine, body) };
}

/** The table a request names; refuses with ResourceNotFoundException. */
export async function requireTable(engine: Engine, body: Json): Promise<TableDescription> {
  const name = body.TableName;
  if (typeof name !== "string") {
    throw validation("The parameter 'TableName' is required but was not present in the request");
  }
  try {
    return await findTable(engine, name);
  } catch (error) {
    if (!isRefusal(error, "ResourceNotFoundException")) throw error;
    throw resourceNotFound(`Requested resource not found: Table: ${name} not found`);
  }
}

export async function listTables(engine: Engine, body: Json): Promise<Json> {
  const limit = typeof body.Limit === "number" ? body.Limit : 100;
  const start = typeof body.ExclusiveStartTableName === "string" ? body.ExclusiveStartTableName : "";
  const prefix = tableRow("");
  const range = start ? { ...prefixRange(prefix), gt: tableRow(start) } : prefixRange(prefix);
  const names = (await keysIn(engine.db, range)).map((row) => row.slice(prefix.length));
  const shown = names.filter((name) => name > start).slice(0, limit);
  const more = names.length > shown.length;
  return { TableNames: shown, ...(more ? { LastEvaluatedTableName: shown.at(-1) } : {}) };
}

/** DeleteTable: the table is marked first, so that a deletion cut short by a crash is finished at the next start. */
export function deleteTable(engine: Engine, body: Json): Promise<Json> {
  return engine.exclusively(async () => {
    const table = { ...(await requireTable(engine, body)), TableStatus: "DELETING" };
    engine.tables.delete(table.TableName);
    engine.expiryAttributes.delete(table.TableName);
    await engine.db.batch([{ type: "put", key: tableRow(table.TableName), value: table }]);
    await purgeTable(engine, table.TableName);
    return { TableDescription: table };
  });
}

/** Finishes what a crash left of CreateTable and DeleteTable. */
export async function finishTables(engine: Engine): Promise<void> {
  for (const row of await keysIn(engine.db, prefixRange(tableRow("")))) {
    const table = (await engine.db.get(row)) as TableDescription;
    if (table.TableStatus === "DELETING") await purgeTable(engine, table.TableName);
    if (table.TableStatus !== "CREATING") continue;
    const indexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: "ACTIVE" }));
    const value = {
      ...table,
      TableStatus: "ACTIVE",
      ...(indexes ? { GlobalSecondaryIndexes: indexes } : {}),
    };
    await engine.db.batch([{ type: "put", key: row, value }]);
  }
}

async function purgeTable(engine: Engine, name: string): Promise<void> {
  for (const prefix of [
    itemPrefix(name),
    indexesOfTablePrefix("global", name),
    indexesOfTablePrefix("local", name),
    expiryPrefix(name),
  ]) {
    await engine.db.clear(prefixRange(prefix));
  }
  await engine.db.batch([
    { type: "del", key: ttlRow(name) },
    { type: "del", key: tableRow(name) },
  ]);
}

async function keysIn(db: EngineDb, range: Range): Promise<string[]> {
  const keys = db.keys(range);
  try {
    const found: string[] = [];
    for (let batch = await keys.nextv(1000); batch.length > 0; batch = await keys.nextv(1000)) {
      found.push(...batch);
    }
    return found;
  } finally {
    await keys.close();
  }
}
