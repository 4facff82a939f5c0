import { normalise } from "./normalise.ts";
import type { Reading } from "./stem.ts";
import wordLists from "./stop-words.json" with { type: "json" };

const stopWords: Record<Reading, ReadonlySet<string>> = {
  ar: new Set(wordLists.ar.map(normalise)),
  fr: new Set(wordLists.fr),
  en: new Set(wordLists.en),
  darija: new Set(wordLists.darija),
};

/** True for words that carry no trade: articles, prepositions, pronouns, counts of time. */
export function isStopWord(word: string, reading: Reading): boolean {
  return stopWords[reading].has(word) || (reading === "darija" && stopWords.fr.has(word));
}
