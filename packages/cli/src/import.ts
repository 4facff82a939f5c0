import { importBank } from "@tawafuq/core/imports/import-bank";
import type { ImportRecord, RowFault } from "@tawafuq/core/imports/import-record";
import { renderFieldFault } from "@tawafuq/core/texts/translate";
import type { Command } from "commander";
import { readBankFile } from "./bank-file.ts";
import { print } from "./print.ts";
import { withBank } from "./with-bank.ts";

interface ImportOptions {
  readonly file: string;
  readonly source: string;
  readonly dryRun?: boolean;
}

const counts = (record: ImportRecord) =>
  `${record.read} read, ${record.created} created, ${record.revised} revised, ` +
  `${record.unchanged} unchanged, ${record.refused} refused`;

function printFault(fault: RowFault): void {
  print(`${fault.list} row ${fault.row} (${fault.id}) is refused:`);
  for (const { path, rule } of fault.faults) print(`  ${path}: ${renderFieldFault("en", rule)}`);
}

function showProgress(record: ImportRecord): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${counts(record)}`);
}

async function importFile({ file, source, dryRun = false }: ImportOptions): Promise<void> {
  await withBank(async (ports, actor) => {
    const rows = readBankFile(file);
    const record = await importBank(ports, actor, { source, dryRun }, rows, showProgress);
    if (process.stderr.isTTY) process.stderr.write("\n");
    for (const fault of record.faults) printFault(fault);
    if (record.refused > record.faults.length)
      print(`and ${record.refused - record.faults.length} refused rows more`);
    print(`${dryRun ? "Dry run, nothing written: " : ""}${counts(record)}.`);
    if (record.refused > 0) process.exitCode = 2;
  });
}

/** `import --file <bank/1> --source <name> [--dry-run]` */
export function addImport(program: Command): void {
  program
    .command("import")
    .description(
      "import a bank/1 file; the same file twice changes nothing; exit code 2 where rows were refused",
    )
    .requiredOption("--file <path>", "the bank/1 file")
    .requiredOption("--source <name>", "where the rows come from; part of their ids")
    .option("--dry-run", "check every row, write nothing")
    .action(importFile);
}
