import { applyRetention } from "@tawafuq/core/privacy/apply-retention";
import { replayErasures } from "@tawafuq/core/privacy/continue-erasures";
import type { Command } from "commander";
import { print, printTable } from "./print.ts";
import { withBank } from "./with-bank.ts";

async function replay(): Promise<void> {
  await withBank(async (ports) => {
    const { lines, erasedAgain } = await replayErasures(ports);
    print(`${lines} erasures in the ledger: ${erasedAgain} were back and are erased again.`);
  });
}

async function retention({ dryRun = false }: { readonly dryRun?: boolean }): Promise<void> {
  await withBank(async (ports, actor) => {
    const applied = await applyRetention(ports, actor, { dryRun });
    printTable(
      ["rule", "days", dryRun ? "too old" : "gone", "reason"],
      applied.map(({ rule, count }) => [rule.name, String(rule.days), String(count), rule.reason]),
    );
    if (applied.some(({ isFinished }) => !isFinished)) print("There is more: run it again.");
  });
}

/** `privacy replay`, `privacy retention [--dry-run]` */
export function addPrivacy(program: Command): void {
  const privacy = program.command("privacy").description("the duties of law 09-08");
  privacy
    .command("replay")
    .description("after a backup was restored: erase again whoever had been erased since")
    .action(replay);
  privacy
    .command("retention")
    .description("remove or anonymise what is older than its rule allows; at most 1,000 a rule and run")
    .option("--dry-run", "count only, change nothing")
    .action(retention);
}
