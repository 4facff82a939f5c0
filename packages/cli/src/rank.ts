import { parseBankRow } from "@tawafuq/core/imports/bank-row";
import { type BankRows, rankBank } from "@tawafuq/core/imports/rank-bank";
import { renderFieldFault } from "@tawafuq/core/texts/translate";
import type { Command } from "commander";
import { readBankFile } from "./bank-file.ts";
import { print, printTable } from "./print.ts";
import { wholeNumber } from "./whole-number.ts";

interface RankOptions {
  readonly bank: string;
  readonly k: number;
  readonly json?: boolean;
}

type Growing<List> = List extends readonly (infer Row)[] ? Row[] : never;

/** A refused row is told on standard error and left out. */
async function readRows(path: string): Promise<BankRows> {
  const cooperatives: Growing<BankRows["cooperatives"]> = [];
  const ideas: Growing<BankRows["ideas"]> = [];
  for await (const { list, row, value } of readBankFile(path)) {
    const parsed = parseBankRow(list, value);
    if (!parsed.ok) {
      for (const fault of parsed.faults)
        process.stderr.write(
          `${list} row ${row} (${parsed.id}) is left out: ${fault.path} ${renderFieldFault("en", fault.rule)}\n`,
        );
    } else if (parsed.list === "cooperatives") cooperatives.push({ ...parsed.input, id: parsed.id });
    else ideas.push({ ...parsed.input, id: parsed.id });
  }
  return { cooperatives, ideas };
}

async function rankFile({ bank, k, json = false }: RankOptions): Promise<void> {
  const ranked = rankBank(await readRows(bank), k);
  if (json) return print(JSON.stringify(ranked));
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  for (const [idea, cooperatives] of Object.entries(ranked)) {
    print(idea);
    const rows = cooperatives.map(({ cooperative, score, parts }) => [
      `  ${cooperative}`,
      percent(score),
      percent(parts.sector),
      percent(parts.region),
      percent(parts.capacity),
      percent(parts.text),
    ]);
    if (rows.length === 0) print("  no cooperative");
    else printTable(["  cooperative", "score", "sector", "region", "capacity", "text"], rows);
  }
}

/** `rank --bank <file> [--k 10] [--json]` */
export function addRank(program: Command): void {
  program
    .command("rank")
    .description("the best cooperatives for every idea of a bank/1 file, without a database")
    .requiredOption("--bank <path>", "the bank/1 file")
    .option("--k <count>", "cooperatives for each idea", wholeNumber(1, 1000), 10)
    .option("--json", "print one JSON object, idea id to list")
    .action(rankFile);
}
