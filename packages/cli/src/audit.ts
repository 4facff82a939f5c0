import { verifyAudit } from "@tawafuq/core/audit/verify-audit";
import { isWhole, type VerifiedDay } from "@tawafuq/core/audit/verify-day";
import { type Command, InvalidArgumentError } from "commander";
import * as z from "zod";
import { print, printTable } from "./print.ts";
import { withBank } from "./with-bank.ts";

const faultWords = {
  no_digest: "there is no digest of this day",
  chain: "the digest does not follow the day before",
  entries: "the digest is not that of its entries",
} as const;

function date(text: string): string {
  const parsed = z.iso.date().safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError("a day is written YYYY-MM-DD.");
}

function row(verified: VerifiedDay): string[] {
  const { date: of, day, changed, missing, unnamed, explained } = verified;
  const counts = [changed, missing, unnamed, explained].map((places) => String(places.length));
  return [
    of,
    isWhole(verified) ? "whole" : "BROKEN",
    String(day?.count ?? "-"),
    ...counts,
    day?.digest ?? "-",
  ];
}

function tell({ date: of, faults, changed, missing, unnamed }: VerifiedDay): void {
  for (const fault of faults) print(`${of}: ${faultWords[fault]}.`);
  for (const place of changed) print(`${of}: changed: ${place}`);
  for (const place of missing) print(`${of}: missing, and no rule says why: ${place}`);
  for (const place of unnamed) print(`${of}: not named by the digest: ${place}`);
}

async function verify(period: { readonly from?: string; readonly to?: string }): Promise<void> {
  await withBank(async (ports, actor) => {
    const verified = await verifyAudit(ports, actor, period);
    const [first] = verified.days;
    if (first === undefined) return print("There is no digest of these days.");
    printTable(
      ["day (UTC)", "state", "records", "changed", "missing", "unnamed", "explained", "digest"],
      verified.days.map(row),
    );
    for (const day of verified.days) tell(day);
    print(
      `Counted from ${first.day?.countsFrom ?? first.date}. Compare the digests with the letters you kept.`,
    );
    if (!verified.isWhole) process.exitCode = 1;
  });
}

/** `audit verify [--from DATE --to DATE]` */
export function addAudit(program: Command): void {
  const audit = program.command("audit").description("the audit trail and its daily digests");
  audit
    .command("verify")
    .description(
      "compute the digests anew and look for every record; fails where something cannot be explained",
    )
    .option("--from <date>", "first day (UTC)", date)
    .option("--to <date>", "last day (UTC)", date)
    .action(verify);
}
