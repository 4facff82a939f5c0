import { rankBank } from "@tawafuq/core/imports/rank-bank";
import type { Command } from "commander";
import { readRows } from "./bank-rows.ts";
import { print, printTable } from "./print.ts";
import { wholeNumber } from "./whole-number.ts";

interface RankOptions {
  readonly bank: string;
  readonly k: number;
  readonly json?: boolean;
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
