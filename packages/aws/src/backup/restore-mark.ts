import { restoreMarkKey as key } from "../keys/operations.ts";
import { deleteItem, putItem, readRaw, toItem } from "../table/table.ts";
import type { BankTables } from "./bank-tables.ts";

const tableOf = ({ client, names }: BankTables) => ({ client, name: names.table });

/** The hash of the backup whose restoring was begun and not finished; undefined where there is none. */
export async function findRestoreMark(tables: BankTables): Promise<string | undefined> {
  return (await readRaw(tableOf(tables), key))?.sha256?.S;
}

export async function putRestoreMark(tables: BankTables, sha256: string): Promise<void> {
  await putItem(tableOf(tables), toItem(key, { sha256 }));
}

export async function removeRestoreMark(tables: BankTables): Promise<void> {
  await deleteItem(tableOf(tables), key);
}
