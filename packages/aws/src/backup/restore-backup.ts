import { ScanCommand } from "@aws-sdk/client-dynamodb";
import type { Counts, Head } from "./backup-format.ts";
import { type BankTables, tableRoles } from "./bank-tables.ts";
import { itemOfWire } from "./dynamo-json.ts";
import { fillTables, type Placed } from "./fill-table.ts";
import { checkBackup, readBackup } from "./read-backup.ts";
import { findRestoreMark, putRestoreMark, removeRestoreMark } from "./restore-mark.ts";

export interface RestoreOptions {
  readonly from: string;
  /** Of the key that the restored bank will open its personal data with. */
  readonly keyMark: string;
  /** Write into tables that hold items already. */
  readonly over: boolean;
  readonly onProgress: (items: number, of: number) => void;
}

/** What `over` does, for the one who is to decide. */
export const whatOverDoes =
  "--over writes every item of the file over the one with its key; what the file does not hold stays as it is.";

/** @throws Error in one sentence where the backup was sealed with another key than the one of this mark */
export function requireKeyOf(head: Head, keyMark: string): void {
  if (head.keyMark !== keyMark)
    throw new Error("The backup was sealed with another master key than this one: nothing of it would open.");
}

/**
 * Writes a backup into both tables, after it was read to its end and found whole. Broken off, it may be run again and
 * begins from the first item; until it has ended the table carries a mark.
 * @throws Error in one sentence, before anything is written, where the file is not whole, was sealed with another key,
 * or the tables are not empty
 */
export async function restoreBackup(tables: BankTables, options: RestoreOptions): Promise<Counts> {
  const { head, tail } = await checkBackup(options.from);
  requireKeyOf(head, options.keyMark);
  const begun = await findRestoreMark(tables);
  if (begun !== undefined && begun !== tail.sha256 && !options.over)
    throw new Error(`Restoring another backup was begun here and broken off: finish that. ${whatOverDoes}`);
  if (begun === undefined && !options.over) await requireEmpty(tables);
  await putRestoreMark(tables, tail.sha256);
  const total = tail.items.table + tail.items.erasures;
  await fillTables(tables, placedItems(options.from, tail.sha256), (items) =>
    options.onProgress(items, total),
  );
  await removeRestoreMark(tables);
  return tail.items;
}

async function* placedItems(path: string, sha256: string): AsyncGenerator<Placed> {
  const reading = readBackup(path);
  let next = await reading.next();
  for (; next.done !== true; next = await reading.next())
    yield { role: next.value.in, item: itemOfWire(next.value.item) };
  if (next.value.tail.sha256 !== sha256) throw new Error(`The file ${path} changed while it was read.`);
}

async function requireEmpty({ client, names }: BankTables): Promise<void> {
  for (const role of tableRoles) {
    const command = new ScanCommand({ TableName: names[role], Limit: 1, ConsistentRead: true });
    if (((await client.send(command)).Items ?? []).length > 0)
      throw new Error(`The table ${names[role]} is not empty: restore into an empty bank. ${whatOverDoes}`);
  }
}
