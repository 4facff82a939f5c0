import { randomUUID } from "node:crypto";
import {
  type CancellationReason,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { DomainError, refuse } from "@tawafuq/core/refusals/refusal";
import type { Write } from "@tawafuq/core/storage/repository";
import { backOff } from "./retry.ts";
import type { Table } from "./table.ts";
import { asStored, type StoredWrite } from "./write.ts";

/** DynamoDB's limit of one transaction. */
const mostPieces = 100;
const attempts = 10;

/**
 * One transaction of these writes; none is no work.
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
  // One token over all attempts: one that succeeded without our hearing of it is not done twice.
  const command = { TransactItems: pieces, ClientRequestToken: randomUUID() };
  for (let attempt = 0; attempt < attempts; attempt++) {
    try {
      await table.client.send(new TransactWriteItemsCommand(command));
      return;
    } catch (error) {
      if (!isTransient(error)) throw refusalOf(error, writes) ?? error;
      await backOff(attempt);
    }
  }
  refuse("busy_try_again");
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

function argsOf(reason: CancellationReason): Record<string, number> {
  const version = reason.Item?.version?.N;
  return version === undefined ? {} : { currentVersion: Number(version) };
}
