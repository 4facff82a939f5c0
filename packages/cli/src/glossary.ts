import { readGlossaryCoverage } from "@tawafuq/core/reference/read-glossary";
import type { Command } from "commander";
import { print, printTable } from "./print.ts";

const languages = ["ar", "ary", "fr", "en", "aryLatn"] as const;

function report({ json = false }: { readonly json?: boolean }): void {
  const coverage = readGlossaryCoverage();
  if (json) {
    print(JSON.stringify(coverage));
    return;
  }
  printTable(
    ["trade", "concepts", "Arabic", "Darija", "French", "English", "Darija (Latin)"],
    coverage.map(({ trade, concepts, terms, spoken }) => [
      trade,
      String(concepts),
      ...languages.map((language) => `${terms[language]} (${Math.round(100 * spoken[language])} %)`),
    ]),
  );
}

/** `glossary [--json]` */
export function addGlossary(program: Command): void {
  program
    .command("glossary")
    .description("concepts and terms of each trade by language, with the share of its concepts that have one")
    .option("--json", "print one JSON list")
    .action(report);
}
