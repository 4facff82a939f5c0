import { isDeepStrictEqual } from "node:util";
import type { IndexDescription, Item, TableDescription } from "dynalite/db/index.js";
import { itemSize, writeUnits } from "./item-size.ts";
import type { Image } from "./write-set.ts";

export interface ConsumedCapacity {
  TableName: string;
  CapacityUnits: number;
  Table?: { CapacityUnits: number };
}

/** Consumed capacity per table in the order first met, or nothing when the request did not ask for it. */
export function consumedPerTable(
  asked: unknown,
  units: Iterable<readonly [table: string, units: number]>,
): ConsumedCapacity[] | undefined {
  if (asked !== "TOTAL" && asked !== "INDEXES") return undefined;
  const sums = new Map<string, number>();
  for (const [table, amount] of units) sums.set(table, (sums.get(table) ?? 0) + amount);
  return [...sums].map(([TableName, CapacityUnits]) => ({
    TableName,
    CapacityUnits,
    ...(asked === "INDEXES" ? { Table: { CapacityUnits } } : {}),
  }));
}

/** Write units of one item and its index rows. */
export function imageUnits({ table, before, after }: Image): number {
  let units = writeUnits(Math.max(itemSize(before), itemSize(after)));
  for (const index of [...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])]) {
    units += indexUnits(index, projected(index, table, before), projected(index, table, after));
  }
  return units;
}

function indexUnits(index: IndexDescription, before: Item | undefined, after: Item | undefined): number {
  if (isDeepStrictEqual(before, after)) return 0;
  const sameRow =
    before &&
    after &&
    index.KeySchema.every(({ AttributeName: name }) => isDeepStrictEqual(before[name], after[name]));
  if (sameRow) return writeUnits(Math.max(itemSize(before), itemSize(after)));
  return (before ? writeUnits(itemSize(before)) : 0) + (after ? writeUnits(itemSize(after)) : 0);
}

function projected(
  index: IndexDescription,
  table: TableDescription,
  item: Item | undefined,
): Item | undefined {
  const keys = index.KeySchema.map((key) => key.AttributeName);
  if (!item || keys.some((key) => item[key] === undefined)) return undefined;
  if (index.Projection.ProjectionType === "ALL") return item;
  const kept = new Set([
    ...keys,
    ...table.KeySchema.map((key) => key.AttributeName),
    ...(index.Projection.NonKeyAttributes ?? []),
  ]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)));
}
