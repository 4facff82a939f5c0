import { writeNewFile } from "@tawafuq/aws/backup/write-new-file";
import { type ExportedRow, exportBank } from "@tawafuq/core/imports/export-bank";
import type { Command } from "commander";
import { print } from "./print.ts";
import { withBank } from "./with-bank.ts";

interface ExportCommand {
  readonly to: string;
  readonly withContacts?: boolean;
}

/** A bank/1 file, a row in a line; nothing of the day stands in it, so that the same bank gives the same file. */
async function* bankFile(
  rows: AsyncIterable<ExportedRow>,
  meta: object,
  counts: Record<ExportedRow["list"], number>,
): AsyncGenerator<string> {
  yield `{"meta":${JSON.stringify(meta)},\n"cooperatives":[`;
  let list: ExportedRow["list"] = "cooperatives";
  for await (const row of rows) {
    if (row.list !== list) yield `\n],\n"${row.list}":[`;
    list = row.list;
    counts[list] += 1;
    yield `${counts[list] === 1 ? "" : ","}\n${JSON.stringify(row.value)}`;
  }
  yield list === "ideas" ? "\n]}\n" : '\n],\n"ideas":[]}\n';
}

async function exportFile({ to, withContacts = false }: ExportCommand): Promise<void> {
  await withBank(async (ports, actor) => {
    const counts = { cooperatives: 0, ideas: 0 };
    const meta = { format: "bank/1", contacts: withContacts };
    await writeNewFile(to, bankFile(exportBank(ports, actor, { withContacts }), meta, counts));
    print(`${to}: ${counts.cooperatives} cooperatives, ${counts.ideas} ideas.`);
    print(
      withContacts
        ? "It holds names, e-mails and phones in clear; each was written down as seen by this command."
        : "It names no person. Matches, answers and holders are not in it: for the whole bank use backup.",
    );
  });
}

/** `export --to FILE [--with-contacts]` */
export function addExport(program: Command): void {
  program
    .command("export")
    .description("write cooperatives and ideas into a bank/1 file, which import and other systems read")
    .requiredOption("--to <path>", "the file; it must not be there yet")
    .option("--with-contacts", "with the contacts of cooperatives; every one is logged as a viewing")
    .action(exportFile);
}
