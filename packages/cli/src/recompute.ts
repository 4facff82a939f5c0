import { recompute } from "@tawafuq/core/snapshots/recompute";
import type { Command } from "commander";
import { print } from "./print.ts";
import { withBank } from "./with-bank.ts";

async function recomputeBank({ check = false }: { readonly check?: boolean }): Promise<void> {
  await withBank(async (ports) => {
    const result = await recompute(ports, { repair: !check });
    if (!result.ran) {
      print("Nothing compared: an import or match jobs are under way. Try again when `queues` shows none.");
      process.exitCode = 2;
      return;
    }
    const { cooperatives, ideas, matches, lists, left } = result;
    print(`${cooperatives} cooperatives and ${ideas} ideas: ${matches} matches and ${lists} lists differ.`);
    for (const id of result.examples) print(`  ${id}`);
    if (left > 0) print(`${left} profiles were left to match jobs that came up meanwhile.`);
    if (check && matches + lists > 0) process.exitCode = 2;
    if (!check) print(`Differences repaired, ${result.published} snapshots stored.`);
  });
}

/** `recompute [--check]` */
export function addRecompute(program: Command): void {
  program
    .command("recompute")
    .description(
      "order every list anew from the whole bank, write what differs and store new snapshots; " +
        "exit code 2 where --check finds a difference or the bank is not at rest",
    )
    .option("--check", "compare only, write nothing")
    .action(recomputeBank);
}
