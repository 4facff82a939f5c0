import { markOfKey } from "@tawafuq/aws/backup/key-mark";
import { writeBackup } from "@tawafuq/aws/backup/write-backup";
import { readKeyFile, writeKeyFile } from "@tawafuq/local/master-key";
import type { Command } from "commander";
import { print } from "./print.ts";
import { createProgress } from "./progress.ts";
import { wholeNumber } from "./whole-number.ts";
import { withStorage } from "./with-storage.ts";

interface BackupCommand {
  readonly to: string;
  readonly keyFile?: string;
  readonly table?: string;
  readonly segments: number;
}

async function keepKey(path: string, masterKey: Buffer): Promise<void> {
  const there = await readKeyFile(path);
  if (there !== undefined && !there.equals(masterKey))
    throw new Error(`There is another key in ${path} already: name another file, so that it is not lost.`);
  await writeKeyFile(path, masterKey);
}

async function backup({ to, keyFile, table, segments }: BackupCommand): Promise<void> {
  await withStorage(async ({ tables, masterKey }) => {
    if (keyFile !== undefined) await keepKey(keyFile, masterKey);
    const progress = createProgress("read");
    const { items, sha256 } = await writeBackup(
      { ...tables, names: { ...tables.names, ...(table === undefined ? {} : { table }) } },
      {
        ...{ to, startedAt: new Date().toISOString(), keyMark: markOfKey(masterKey) },
        ...{ scan: { segments }, onProgress: progress.show },
      },
    );
    progress.end();
    print(`${to}: ${items.table} items of the table, ${items.erasures} of the ledger of erasures.`);
    print(`SHA-256 of its lines: ${sha256}`);
    print(
      "Personal data in it is sealed: without the master key it opens nothing, nor does the key without it.",
    );
    print(
      keyFile === undefined
        ? "The key is not in it. Who leaves for another place takes it along by --key-file, and keeps it apart."
        : `The master key is in ${keyFile}: keep it apart from the backup, and give it to nobody else.`,
    );
  });
}

/** `backup --to FILE [--key-file FILE] [--table NAME] [--segments COUNT]` */
export function addBackup(program: Command): void {
  program
    .command("backup")
    .description("write the whole bank, the ledger of erasures included, into one compressed file")
    .requiredOption("--to <path>", "the file; it must not be there yet")
    .option("--key-file <path>", "write the master key into this file too: whoever has both reads everything")
    .option(
      "--table <name>",
      "read this table in place of the bank's own: one restored by PITR, for instance",
    )
    .option("--segments <count>", "parts of the table read at the same time", wholeNumber(1, 64), 4)
    .action(backup);
}
