import { glossaryCoverage, type TradeCoverage } from "@tawafuq/matching/glossary/coverage";

/** How many concepts and terms the glossary has for each trade, by language: where it still needs words. */
export function readGlossaryCoverage(): readonly TradeCoverage[] {
  return glossaryCoverage();
}
