import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import type * as z from "zod";
import type { Key, Keys } from "../table-keys.ts";

export interface Table {
  readonly client: DynamoDBClient;
  readonly name: string;
}

export type Item = Record<string, AttributeValue>;

/** The entity with its keys as one item of the table; absent fields stay absent. */
export function toItem(keys: Keys, entity: object): Item {
  return marshall({ ...entity, ...keys }, { removeUndefinedValues: true });
}

export function toKey(key: Key): Item {
  return { pk: { S: key.pk }, sk: { S: key.sk } };
}

/** Parses what was read; keys and fields the schema does not know fall away. @throws Error naming the item */
export function fromItem<Schema extends z.ZodType>(schema: Schema, item: Item): z.output<Schema> {
  const parsed = schema.safeParse(unmarshall(item));
  if (parsed.success) return parsed.data;
  throw new Error(`stored item ${item.pk?.S} / ${item.sk?.S} does not fit its schema`, {
    cause: parsed.error,
  });
}

/** The one item under this key as last written (strongly consistent), unparsed. */
export async function readRaw(table: Table, key: Key): Promise<Item | undefined> {
  const { Item: item } = await table.client.send(
    new GetItemCommand({ TableName: table.name, Key: toKey(key), ConsistentRead: true }),
  );
  return item;
}

/** The one item under this key as last written (strongly consistent). */
export async function readItem<Schema extends z.ZodType>(
  table: Table,
  key: Key,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const item = await readRaw(table, key);
  return item === undefined ? undefined : fromItem(schema, item);
}

/** Writes an item by itself, outside any transaction. */
export async function putItem(table: Table, item: Item): Promise<void> {
  await table.client.send(new PutItemCommand({ TableName: table.name, Item: item }));
}

/** Removes an item by itself, outside any transaction. */
export async function deleteItem(table: Table, key: Key): Promise<void> {
  await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: toKey(key) }));
}
