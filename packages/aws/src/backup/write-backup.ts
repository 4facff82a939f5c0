import { createHash } from "node:crypto";
import { createGzip } from "node:zlib";
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb";
import { backupFormat, type Counts, type Head, type ItemLine, type Tail } from "./backup-format.ts";
import { type BankTables, tableRoles } from "./bank-tables.ts";
import { wireItem } from "./dynamo-json.ts";
import { findRestoreMark } from "./restore-mark.ts";
import { type ScanOptions, scanTable } from "./scan-table.ts";
import { writeNewFile } from "./write-new-file.ts";

export interface BackupOptions {
  readonly to: string;
  readonly startedAt: string;
  /** As in `Head`. */
  readonly keyMark: string;
  readonly scan: ScanOptions;
  /** Hears how many items were read so far, of about how many. */
  readonly onProgress: (items: number, about: number) => void;
}

/**
 * Writes both tables of a bank into one file, readable by its owner only; whole or not at all.
 * @throws Error in one sentence where the file is there already or the bank is half restored
 */
export async function writeBackup(tables: BankTables, options: BackupOptions): Promise<Tail> {
  if ((await findRestoreMark(tables)) !== undefined)
    throw new Error("A restore into this bank was broken off, so it is not whole: run that again first.");
  let tail: Tail | undefined;
  async function* lines(): AsyncGenerator<string> {
    tail = yield* backupLines(tables, options);
  }
  await writeNewFile(options.to, lines(), createGzip());
  if (tail === undefined) throw new Error("The backup has no end.");
  return tail;
}

/** The lines of the file, some at a time. */
async function* backupLines(tables: BankTables, options: BackupOptions): AsyncGenerator<string, Tail> {
  const hash = createHash("sha256");
  const told = (lines: string) => {
    hash.update(lines);
    return lines;
  };
  const about = await aboutCounts(tables);
  const head: Head = {
    ...{ format: backupFormat, app: "tawafuq", startedAt: options.startedAt },
    ...{ keyMark: options.keyMark, about },
  };
  yield told(`${JSON.stringify(head)}\n`);
  const items = { table: 0, erasures: 0 };
  for (const role of tableRoles)
    for await (const page of scanTable(tables.client, tables.names[role], options.scan)) {
      items[role] += page.length;
      const lines = page.map((item): ItemLine => ({ in: role, item: wireItem(item) }));
      yield told(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      options.onProgress(items.table + items.erasures, about.table + about.erasures);
    }
  if (items.table === 0)
    throw new Error("This bank holds nothing: is it the right one (DATA_DIR, --stage, --table)?");
  const tail: Tail = { end: backupFormat, items, sha256: hash.digest("hex") };
  yield `${JSON.stringify(tail)}\n`;
  return tail;
}

async function aboutCounts({ client, names }: BankTables): Promise<Counts> {
  const count = async (TableName: string) =>
    (await client.send(new DescribeTableCommand({ TableName }))).Table?.ItemCount ?? 0;
  return { table: await count(names.table), erasures: await count(names.erasures) };
}
