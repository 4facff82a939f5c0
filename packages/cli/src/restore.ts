import { markOfKey } from "@tawafuq/aws/backup/key-mark";
import { readHead } from "@tawafuq/aws/backup/read-backup";
import { requireKeyOf, restoreBackup, whatOverDoes } from "@tawafuq/aws/backup/restore-backup";
import type { Command } from "commander";
import { isOnAws } from "./own-bank.ts";
import { print } from "./print.ts";
import { createProgress } from "./progress.ts";
import { withNewStorage } from "./with-storage.ts";

interface RestoreCommand {
  readonly from: string;
  readonly keyFile?: string;
  readonly over?: boolean;
}

function sayWhatNext(): void {
  print("Next, in this order:");
  print("  1. npm run cli -- privacy replay       erases again whoever had been erased");
  print(isOnAws() ? "  2. let the functions run again (README)" : "  2. npm start -- --empty");
  print("  3. npm run cli -- recompute            once nothing waits: makes matches whole again");
  print("  4. npm run cli -- audit verify         the trail is as it was digested");
}

async function restore({ from, keyFile, over = false }: RestoreCommand): Promise<void> {
  const head = await readHead(from);
  print(`${from}: a bank as it was at ${head.startedAt}.`);
  if (over) print(whatOverDoes);
  const requireKey = (masterKey: Buffer) => requireKeyOf(head, markOfKey(masterKey));
  await withNewStorage(keyFile, requireKey, async ({ tables, masterKey }) => {
    const progress = createProgress("written");
    const items = await restoreBackup(tables, {
      ...{ from, over, keyMark: markOfKey(masterKey), onProgress: progress.show },
    });
    progress.end();
    print(`Restored: ${items.table} items of the table, ${items.erasures} of the ledger of erasures.`);
    sayWhatNext();
  });
}

/** `restore --from FILE [--key-file FILE] [--over]` */
export function addRestore(program: Command): void {
  program
    .command("restore")
    .description("write a backup into an empty bank; broken off, it may be run again")
    .requiredOption("--from <path>", "what backup wrote")
    .option("--key-file <path>", "the master key of the backup, for a new data folder on one machine")
    .option("--over", "write into a bank that is not empty: over items with the same keys, the rest stays")
    .action(restore);
}
