import type { AttributeValue, TransactWriteItem } from "@aws-sdk/client-dynamodb";
import type { RefusalCode } from "@tawafuq/core/refusals/refusal";
import type { Write } from "@tawafuq/core/storage/repository";
import type { Key } from "../table-keys.ts";
import { type Item, type Table, toKey } from "./table.ts";

/** A write of this adapter: one or more pieces of a transaction that share one refusal. */
export interface StoredWrite extends Write {
  readonly pieces: readonly TransactWriteItem[];
  /** The subject whose events are relayed once this write is committed. */
  readonly relays?: string;
}

export interface Condition {
  readonly expression: string;
  readonly names?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, AttributeValue>>;
}

export const isNew: Condition = { expression: "attribute_not_exists(pk)" };

/** The stored version is the one that is meant. */
export function hasVersion(version: number): Condition {
  return {
    expression: "#version = :version",
    names: { "#version": "version" },
    values: { ":version": { N: String(version) } },
  };
}

/** Empty maps are refused by DynamoDB, absent ones are not. */
function conditioned(condition: Condition | undefined) {
  if (condition === undefined) return {};
  return {
    ConditionExpression: condition.expression,
    ...(condition.names && { ExpressionAttributeNames: { ...condition.names } }),
    ...(condition.values && { ExpressionAttributeValues: { ...condition.values } }),
    ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const,
  };
}

export function putPiece(table: Table, item: Item, condition?: Condition): TransactWriteItem {
  return { Put: { TableName: table.name, Item: item, ...conditioned(condition) } };
}

export function deletePiece(table: Table, key: Key, condition?: Condition): TransactWriteItem {
  return { Delete: { TableName: table.name, Key: toKey(key), ...conditioned(condition) } };
}

/** An update; names and values of the expression stand in the condition. */
export function updatePiece(
  table: Table,
  key: Key,
  expression: string,
  condition: Condition,
): TransactWriteItem {
  return {
    Update: {
      TableName: table.name,
      Key: toKey(key),
      UpdateExpression: expression,
      ...conditioned(condition),
    },
  };
}

export function storedWrite(
  refusal: RefusalCode,
  pieces: readonly TransactWriteItem[],
  relays?: string,
): StoredWrite {
  return { refusal, pieces, ...(relays === undefined ? {} : { relays }) };
}

/** @throws TypeError on a write that another adapter built */
export function asStored(write: Write): StoredWrite {
  if ("pieces" in write) return write as StoredWrite;
  throw new TypeError("a write that was not built by this adapter");
}
