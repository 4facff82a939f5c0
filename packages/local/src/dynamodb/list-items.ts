import { Readable } from "node:stream";
import queryAction from "dynalite/actions/query.js";
import scanAction from "dynalite/actions/scan.js";
import db, {
  type Callback,
  type EngineStore,
  type Item,
  type Range,
  type SubDb,
  type TableDescription,
} from "dynalite/db/index.js";
import type { Json } from "../aws-json/aws-json-server.ts";
import { runAction } from "./action.ts";
import { consumedPerTable } from "./capacity.ts";
import { type Condition, meets } from "./condition.ts";
import { type Engine, findTable } from "./engine.ts";
import { itemSize, readUnits } from "./item-size.ts";
import { primaryKey } from "./primary-key.ts";
import { parseRequest } from "./request.ts";
import { indexPrefix, indexRowKey, itemPrefix } from "./row-keys.ts";

/** AWS's limit for what one page reads, in bytes. */
const MAX_PAGE_BYTES = 1024 * 1024;
const ROWS_PER_READ = 200;

interface ListRequest {
  TableName: string;
  IndexName?: string;
  ConsistentRead?: boolean;
  ExclusiveStartKey?: Item;
  Select?: string;
  _filter?: { expression: Condition };
  _projection?: { paths: unknown };
}

/** Stands in for a filter that is evaluated here: no attribute has an empty name. */
const EVERY_ITEM: Condition = { type: "function", name: "attribute_not_exists", args: [[""]] };

interface Page {
  read: Item[];
  sizes: number[];
  endedBySize: boolean;
}

/** Query and Scan: dynalite's rules over our rows, with pages of at most 1 MB of UTF-8. */
export async function listItems(engine: Engine, operation: "Query" | "Scan", body: Json): Promise<Json> {
  const data = parseRequest<ListRequest>(engine, operation, body);
  const table = await findTable(engine, data.TableName);
  const filter = data._filter?.expression;
  if (data._filter) data._filter.expression = EVERY_ITEM;
  const { Select: select, _projection: projection } = data;
  if (filter) {
    delete data.Select;
    delete data._projection;
  }
  const page: Page = { read: [], sizes: [], endedBySize: false };
  const result = await runAction(
    operation === "Query" ? queryAction : scanAction,
    (fail) => createListView(engine, table, data, page, fail),
    data,
  );
  const scanned = Number(result.ScannedCount);
  if (page.endedBySize && scanned === page.read.length && !result.LastEvaluatedKey) {
    result.LastEvaluatedKey = lastKey(table, data.IndexName, page.read.at(-1));
  }
  if (filter) {
    const found = (result.Items as Item[]).filter((item) => meets(filter, item));
    result.Count = found.length;
    result.Items = projection ? found.map((item) => db.mapPaths(projection.paths, item)) : found;
    if (select === "COUNT") delete result.Items;
  }
  const bytes = page.sizes.slice(0, scanned).reduce((sum, size) => sum + size, 0);
  const units = readUnits(bytes, data.ConsistentRead === true);
  const [capacity] = consumedPerTable(body.ReturnConsumedCapacity, [[table.TableName, units]]) ?? [];
  return { ...result, ConsumedCapacity: capacity };
}

function createListView(
  engine: Engine,
  table: TableDescription,
  data: ListRequest,
  page: Page,
  fail: (error: unknown) => void,
): EngineStore {
  const subDb = (prefix: string, isIndex: boolean): SubDb => ({
    lock: () => fail(new Error("A list locks nothing.")),
    put: () => fail(new Error("A list writes nothing.")),
    del: () => fail(new Error("A list deletes nothing.")),
    get(key, callback) {
      engine.db
        .get(prefix + key)
        .then((value) => callback(null, value))
        .catch(fail);
    },
    createValueStream(range) {
      const start = isIndex && data.ExclusiveStartKey ? primaryKey(table, data.ExclusiveStartKey) : undefined;
      return Readable.from(rows(engine, rowRange(prefix, range, start && db.createKey(start, table)), page));
    },
  });
  return {
    options: engine.store.options,
    getTable: (_name: string, ...rest: unknown[]) => (rest.at(-1) as Callback<TableDescription>)(null, table),
    getItemDb: (name) => subDb(itemPrefix(name), false),
    getIndexDb: (type, name, index) => subDb(indexPrefix(type, name, index), true),
  };
}

/** dynalite's range over key parts as a range over rows; a page of an index goes on after the whole row it ended with. */
function rowRange(prefix: string, range: Range, startItemKey: string | undefined): Range {
  const startsFrom = (key: string) => prefix + (startItemKey ? indexRowKey(key, startItemKey) : key);
  const rows: Range = { reverse: range.reverse === true, limit: range.limit ?? -1 };
  if (range.gt !== undefined) rows.gt = range.reverse ? prefix + range.gt : startsFrom(range.gt);
  else rows.gte = prefix + (range.gte ?? "");
  if (range.lte !== undefined) rows.lte = prefix + range.lte;
  else if (range.lt !== undefined) rows.lt = range.reverse ? startsFrom(range.lt) : prefix + range.lt;
  else rows.lt = `${prefix}\u00ff`;
  return rows;
}

async function* rows(engine: Engine, range: Range, page: Page): AsyncGenerator<Item> {
  const values = engine.db.values(range);
  let bytes = 0;
  try {
    for (;;) {
      const batch = (await values.nextv(ROWS_PER_READ)) as Item[];
      if (batch.length === 0) return;
      for (const item of batch) {
        const size = itemSize(item);
        page.read.push(item);
        page.sizes.push(size);
        yield item;
        bytes += size;
        if (bytes >= MAX_PAGE_BYTES) {
          page.endedBySize = true;
          return;
        }
      }
    }
  } finally {
    await values.close();
  }
}

function lastKey(
  table: TableDescription,
  indexName: string | undefined,
  item: Item | undefined,
): Item | undefined {
  const index = [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])].find(
    (candidate) => candidate.IndexName === indexName,
  );
  if (!item) return undefined;
  const schema = [...table.KeySchema, ...(index?.KeySchema ?? [])];
  return primaryKey({ ...table, KeySchema: schema }, item);
}
