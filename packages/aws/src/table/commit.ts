import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import {
  type CancellationReason,
  ConditionalCheckFailedException,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { DomainError, refuse } from "@tawafuq/core/refusals/refusal";
import type { Write } from "@tawafuq/core/storage/repository";
import { backOff } from "./retry.ts";
import type { Item, Table } from "./table.ts";
import { asStored, type StoredWrite } from "./write.ts";

/** DynamoDB's limit of one transaction. */
const mostPieces = 100;
const attempts = 10;

/**
 * All of these writes or none; none is no work.
 * @returns the subjects whose events went in. @throws the refusal of the first write whose condition does not
 * hold; busy_try_again after repeated conflicts; RangeError above 100 pieces
 */
export async function commitWrites(table: Table, writes: readonly Write[]): Promise<ReadonlySet<string>> {
  const stored = writes.map(asStored);
  const pieces = stored.flatMap((write) => [...write.pieces]);
  if (pieces.length > mostPieces)
    throw new RangeError(`a transaction of ${pieces.length} items, at most ${mostPieces} fit`);
  if (pieces.length > 0) await transact(table, pieces, stored);
  return new Set(stored.flatMap((write) => write.relays ?? []));
}

async function transact(table: Table, pieces: TransactWriteItem[], writes: readonly StoredWrite[]) {
  const send = senderOf(table, pieces);
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      return await send();
    } catch (error) {
      if (!isTransient(error)) throw refusalOf(error, writes) ?? error;
      await backOff(attempt);
    }
  }
  refuse("busy_try_again");
}

/** Sends the pieces together; a put by itself needs no transaction, which costs twice. May be called again. */
function senderOf({ client }: Table, pieces: TransactWriteItem[]): () => Promise<void> {
  const [first] = pieces;
  if (pieces.length === 1 && first?.Put?.Item !== undefined) return () => putAlone(client, first.Put);
  // One token over all attempts: one that succeeded without our hearing of it is not done twice.
  const command = { TransactItems: pieces, ClientRequestToken: randomUUID() };
  return async () => void (await client.send(new TransactWriteItemsCommand(command)));
}

async function putAlone(client: Table["client"], put: TransactWriteItem["Put"]): Promise<void> {
  try {
    await client.send(new PutItemCommand({ ...put, TableName: put?.TableName, Item: put?.Item }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || !hasMetItself(error, put?.Item)) throw error;
  }
}

/** Sent again by the SDK after a lost answer, a put may find its own item there. */
function hasMetItself({ $metadata, Item: stored }: ConditionalCheckFailedException, meant?: Item): boolean {
  if (($metadata.attempts ?? 1) === 1 || stored === undefined || meant === undefined) return false;
  // Unmarshalled, as DynamoDB writes numbers its own way.
  return isDeepStrictEqual(unmarshall(stored), unmarshall(meant));
}

const transientErrors = [
  "TransactionConflictException",
  "TransactionInProgressException",
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
];
const transientReasons = ["TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded"];

function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (!(error instanceof TransactionCanceledException)) return transientErrors.includes(error.name);
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? "None");
  return !codes.includes("ConditionalCheckFailed") && codes.some((code) => transientReasons.includes(code));
}

/** Reasons stand in the order of the pieces, and each write knows how many are its own. */
function refusalOf(error: unknown, writes: readonly StoredWrite[]): DomainError | undefined {
  if (error instanceof ConditionalCheckFailedException) {
    const write = writes.find(({ pieces }) => pieces.length > 0);
    return write && new DomainError(write.refusal, argsOf(error));
  }
  if (!(error instanceof TransactionCanceledException)) return undefined;
  const reasons = error.CancellationReasons ?? [];
  let first = 0;
  for (const write of writes) {
    const own = reasons.slice(first, first + write.pieces.length);
    first += write.pieces.length;
    const failed = own.find((reason) => reason.Code === "ConditionalCheckFailed");
    if (failed !== undefined) return new DomainError(write.refusal, argsOf(failed));
  }
  return undefined;
}

function argsOf(reason: Pick<CancellationReason, "Item">): Record<string, number> {
  const version = reason.Item?.version?.N;
  return version === undefined ? {} : { currentVersion: Number(version) };
}
