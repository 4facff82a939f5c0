import db, {
  type Callback,
  type EngineStore,
  type Item,
  type SubDb,
  type TableDescription,
  type Write,
} from "dynalite/db/index.js";
import { type Action, runAction } from "./action.ts";
import { type Condition, meets } from "./condition.ts";
import { asAwsError, type Engine } from "./engine.ts";
import { primaryKey } from "./primary-key.ts";
import { conditionFailed } from "./refusals.ts";
import { indexPrefix, indexRowKey, itemPrefix } from "./row-keys.ts";
import { checkStored } from "./stored-item.ts";

/** One item as a request found it and as it leaves it. */
export interface Image {
  table: TableDescription;
  key: string;
  before: Item | undefined;
  after: Item | undefined;
}

/** A put, update or delete as parsed; a put names its key inside the item. */
export interface WriteRequest {
  TableName: string;
  Key?: Item;
  Item?: Item;
  _condition?: { expression: Condition };
}

/**
 * The writes of one request, held back until all its conditions have passed, then stored as one LevelDB batch:
 * an item and its index rows, or the items of a transaction, are all there or not at all, even after SIGKILL.
 */
export interface WriteSet {
  images: Image[];
  /** Holds back one put, update or delete; refuses when its condition fails. */
  apply(action: Action, data: WriteRequest, table: TableDescription): Promise<Record<string, unknown>>;
  /** Refuses like a write when the condition fails; changes nothing. */
  check(data: WriteRequest, table: TableDescription): Promise<void>;
  /** What the request met last, for ReturnValuesOnConditionCheckFailure. */
  lastBefore(): Item | undefined;
  writes(): Write[];
}

export function createWriteSet(engine: Engine): WriteSet {
  const pending = new Map<string, unknown>();
  const images: Image[] = [];
  let focus: { key: string; before: Item | undefined } = { key: "", before: undefined };

  const known = new Map<string, unknown>();

  const read = async (row: string): Promise<unknown> => {
    if (pending.has(row)) return pending.get(row);
    if (!known.has(row)) known.set(row, await engine.db.get(row));
    return known.get(row);
  };
  const requireCondition = async (
    { Key, Item }: WriteRequest,
    condition: WriteRequest["_condition"],
    table: TableDescription,
  ): Promise<void> => {
    const key = primaryKey(table, Key ?? Item ?? {});
    // A key that does not fit the table is refused by the action itself, in its own words.
    if (!condition || db.validateKey(key, table)) return;
    focus = { key: db.createKey(key, table), before: undefined };
    focus.before = (await read(itemPrefix(table.TableName) + focus.key)) as Item | undefined;
    if (!meets(condition.expression, focus.before ?? {})) throw conditionFailed({});
  };
  const subDb = (rowOf: (key: string) => string, isItem: boolean, fail: (error: unknown) => void): SubDb => ({
    lock(key, locked) {
      focus = { key, before: undefined };
      locked((callback) => callback);
    },
    get(key, callback) {
      read(rowOf(key))
        .then((value) => {
          if (isItem) focus.before = value as Item | undefined;
          callback(null, value);
        })
        .catch(fail);
    },
    put(key, value, callback) {
      pending.set(rowOf(key), value);
      callback(null);
    },
    del(key, callback) {
      pending.set(rowOf(key), undefined);
      callback(null);
    },
    createValueStream() {
      throw new Error("A write reads single items only.");
    },
  });
  const storeFor = (table: TableDescription, fail: (error: unknown) => void): EngineStore => ({
    options: engine.store.options,
    getTable: (_name: string, ...rest: unknown[]) => (rest.at(-1) as Callback<TableDescription>)(null, table),
    getItemDb: (name) => subDb((key) => itemPrefix(name) + key, true, fail),
    getIndexDb: (type, name, index) =>
      subDb((key) => indexPrefix(type, name, index) + indexRowKey(key, focus.key), false, fail),
  });

  return {
    images,
    async apply(action, { _condition, ...data }, table) {
      await requireCondition(data, _condition, table);
      const result = await runAction(action, (fail) => storeFor(table, fail), data);
      const row = itemPrefix(table.TableName) + focus.key;
      const after = pending.get(row) as Item | undefined;
      checkStored(after, table, action);
      images.push({ table, key: focus.key, before: focus.before, after });
      return result;
    },
    async check({ _condition, ...data }, table) {
      const refusal = db.validateKey(data.Key ?? {}, table);
      if (refusal) throw asAwsError(refusal);
      await requireCondition(data, _condition, table);
      images.push({ table, key: focus.key, before: focus.before, after: focus.before });
    },
    lastBefore: () => focus.before,
    writes: () =>
      [...pending].map(([key, value]) =>
        value === undefined ? { type: "del", key } : { type: "put", key, value },
      ),
  };
}
