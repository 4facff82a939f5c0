import { type TradeCode, tradeCodes } from "../taxonomy/trade-codes.ts";
import { type TermLanguage, termLanguages } from "./concept.ts";
import { concepts } from "./concepts.ts";

/** How well the glossary speaks of one trade. */
export interface TradeCoverage {
  readonly trade: TradeCode;
  readonly concepts: number;
  /** Terms in each language. */
  readonly terms: Readonly<Record<TermLanguage, number>>;
  /** Share of its concepts that have a term in the language, 0..1. */
  readonly spoken: Readonly<Record<TermLanguage, number>>;
}

function perLanguage(count: (language: TermLanguage) => number): Readonly<Record<TermLanguage, number>> {
  return Object.fromEntries(termLanguages.map((language) => [language, count(language)])) as Record<
    TermLanguage,
    number
  >;
}

/** Concepts and terms of each sector and branch, in the order of the code list; a sector without its branches. */
export function glossaryCoverage(): readonly TradeCoverage[] {
  return tradeCodes.map((trade) => {
    const own = concepts.filter((concept) => concept.trades.includes(trade));
    return {
      trade,
      concepts: own.length,
      terms: perLanguage((language) => own.reduce((sum, { terms }) => sum + terms[language].length, 0)),
      spoken: perLanguage((language) =>
        own.length === 0 ? 0 : own.filter(({ terms }) => terms[language].length > 0).length / own.length,
      ),
    };
  });
}
