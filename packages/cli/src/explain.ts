import { explainPair } from "@tawafuq/core/imports/explain-pair";
import type { Language } from "@tawafuq/core/language/localized-text";
import { renderChange, renderGate, renderReason, translate } from "@tawafuq/core/texts/translate";
import { type Command, Option } from "commander";
import { readRows } from "./bank-rows.ts";
import { print } from "./print.ts";

interface ExplainOptions {
  readonly bank: string;
  readonly idea: string;
  readonly cooperative: string;
  readonly language: Language;
  readonly json?: boolean;
}

const points = (share: number) => (100 * share).toFixed(1).padStart(6);

async function explain(options: ExplainOptions): Promise<void> {
  const { bank, idea, cooperative, language, json = false } = options;
  const explained = explainPair(await readRows(bank), idea, cooperative);
  if (explained === undefined) throw new Error(`${bank} does not hold both ${idea} and ${cooperative}.`);
  if (json) return print(JSON.stringify(explained));
  const { pair, changes } = explained;
  print(`${idea} – ${cooperative} ${points(pair.score)}`);
  for (const gate of pair.gates) if (!gate.passed) print(`  × ${renderGate(language, gate)}`);
  for (const [heading, reasons] of [
    ["queue.for", pair.reasonsFor],
    ["queue.against", pair.reasonsAgainst],
    ["queue.missing", pair.missing],
  ] as const) {
    if (reasons.length > 0) print(`\n${translate(language, heading)}`);
    for (const reason of reasons)
      print(
        `${reason.weight === undefined ? "      " : points(reason.weight)}  ${renderReason(language, reason)}`,
      );
  }
  if (changes.length > 0) print(`\n${translate(language, "match.changes")}`);
  for (const change of changes) print(`        ${renderChange(language, change)}`);
}

/** `explain --bank <file> --idea <id> --cooperative <id> [--language fr] [--json]` */
export function addExplain(program: Command): void {
  program
    .command("explain")
    .description("one pair of a bank/1 file in full: its points one by one, and what would change its rank")
    .requiredOption("--bank <path>", "the bank/1 file")
    .requiredOption("--idea <id>", "the idea's id in the file")
    .requiredOption("--cooperative <id>", "the cooperative's id in the file")
    .addOption(new Option("--language <code>", "ar, fr or en").choices(["ar", "fr", "en"]).default("en"))
    .option("--json", "print one JSON object")
    .action(explain);
}
