import db, { type Item, type TableDescription } from "dynalite/db/index.js";
import type { Json } from "../aws-json/aws-json-server.ts";
import { consumedPerTable } from "./capacity.ts";
import { asAwsError, type Engine, findTable } from "./engine.ts";
import { itemSize, readUnits } from "./item-size.ts";
import { type CancellationReason, isRefusal, transactionCanceled, validation } from "./refusals.ts";
import { parseRequest } from "./request.ts";
import { itemPrefix } from "./row-keys.ts";

/** AWS's limit for the answer of a BatchGetItem. */
const MAX_BATCH_BYTES = 16 * 1024 * 1024;

interface ReadOptions {
  ConsistentRead?: boolean;
  AttributesToGet?: string[];
  _projection?: { paths: unknown };
}

type Get = ReadOptions & { TableName: string; Key: Item };

const project = (item: Item, options: ReadOptions): Item => {
  const paths = options._projection?.paths ?? options.AttributesToGet;
  return paths ? db.mapPaths(paths, item) : item;
};

function rowOf(table: TableDescription, key: Item): string {
  const refusal = db.validateKey(key, table);
  if (refusal) throw asAwsError(refusal);
  return itemPrefix(table.TableName) + db.createKey(key, table);
}

export async function getItem(engine: Engine, body: Json): Promise<Json> {
  const data = parseRequest<Get>(engine, "GetItem", body);
  const row = rowOf(await findTable(engine, data.TableName), data.Key);
  const item = (await engine.db.get(row)) as Item | undefined;
  const units = readUnits(itemSize(item), data.ConsistentRead === true);
  const [capacity] = consumedPerTable(body.ReturnConsumedCapacity, [[data.TableName, units]]) ?? [];
  return { Item: item && project(item, data), ConsumedCapacity: capacity };
}

interface BatchGet {
  RequestItems: Record<string, ReadOptions & { Keys: Item[] }>;
}

/** BatchGetItem: up to 100 keys; what does not fit into 16 MB comes back as UnprocessedKeys. */
export async function getBatch(engine: Engine, body: Json): Promise<Json> {
  const data = parseRequest<BatchGet>(engine, "BatchGetItem", body);
  const responses: Record<string, Item[]> = {};
  const unprocessed: Record<string, unknown> = {};
  const units: [string, number][] = [];
  let bytes = 0;
  for (const [name, request] of Object.entries(data.RequestItems)) {
    const table = await findTable(engine, name);
    const items = (await engine.db.getMany(request.Keys.map((key) => rowOf(table, key)))) as (
      | Item
      | undefined
    )[];
    const found: Item[] = [];
    const left: Item[] = [];
    for (const [position, item] of items.entries()) {
      const size = itemSize(item);
      const key = request.Keys[position];
      if (bytes + size > MAX_BATCH_BYTES && key) {
        left.push(key);
        continue;
      }
      bytes += size;
      units.push([name, readUnits(size, request.ConsistentRead === true)]);
      if (item) found.push(project(item, request));
    }
    responses[name] = found;
    const asked = (body.RequestItems as Record<string, object>)[name];
    if (left.length > 0) unprocessed[name] = { ...asked, Keys: left };
  }
  return {
    Responses: responses,
    UnprocessedKeys: unprocessed,
    ConsumedCapacity: consumedPerTable(body.ReturnConsumedCapacity, units),
  };
}

/** TransactGetItems: up to 100 items as they were at one moment. */
export async function transactGet(engine: Engine, body: Json): Promise<Json> {
  const items = body.TransactItems;
  if (!Array.isArray(items) || items.length < 1 || items.length > 100) {
    throw validation(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length between 1 and 100",
    );
  }
  const gets = items.map((item: unknown) =>
    parseRequest<Get>(engine, "GetItem", ((item ?? {}) as { Get?: Json }).Get ?? {}),
  );
  const tables = await Promise.all(gets.map((get) => findTable(engine, get.TableName)));
  const rows: string[] = [];
  const reasons = gets.map((get, position): CancellationReason => {
    try {
      rows.push(rowOf(tables[position] as TableDescription, get.Key));
      return { Code: "None" };
    } catch (error) {
      if (!isRefusal(error, "ValidationException")) throw error;
      return { Code: "ValidationError", Message: error.message };
    }
  });
  if (rows.length < gets.length) throw transactionCanceled(reasons);
  if (new Set(rows).size < rows.length) {
    throw validation("Transaction request cannot include multiple operations on one item");
  }
  const found = await engine.exclusively(() => engine.db.getMany(rows));
  return {
    Responses: gets.map((get, position) => {
      const item = found[position] as Item | undefined;
      return item ? { Item: project(item, get) } : {};
    }),
    ConsumedCapacity: consumedPerTable(
      body.ReturnConsumedCapacity,
      gets.map((get, position) => [get.TableName, 2 * readUnits(itemSize(found[position] as Item), true)]),
    ),
  };
}
