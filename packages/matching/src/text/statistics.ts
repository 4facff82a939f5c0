import { concepts } from "../glossary/concepts.ts";
import { stemTokens } from "../glossary/phrase-lookup.ts";
import { sectors } from "../taxonomy/sectors.ts";
import type { Reading } from "./stem.ts";
import { tokenise } from "./tokenise.ts";

/** How common each stem is in a fixed body of trade vocabulary; it never depends on who is in the bank. */
export interface TextStatistics {
  readonly version: string;
  readonly documents: number;
  /** Keyed `reading:stem`. */
  readonly documentFrequency: ReadonlyMap<string, number>;
}

/** A stem outside the trade vocabulary: mostly names and everyday verbs, worth less than a trade word. */
const unknownWordShare = 0.4;

export function stemKey(reading: Reading, stem: string): string {
  return `${reading}:${stem}`;
}

/** Weight of a stem, BM25's idf scaled to 0..1 (Robertson, Zaragoza 2009). */
export function stemWeight(statistics: TextStatistics, key: string): number {
  const frequency = statistics.documentFrequency.get(key);
  if (frequency === undefined) {
    return unknownWordShare;
  }
  const idf = Math.log(1 + (statistics.documents - frequency + 0.5) / (frequency + 0.5));
  return idf / Math.log(1 + (statistics.documents - 0.5) / 1.5);
}

function countStandardStatistics(): TextStatistics {
  const documents: (readonly (readonly [Reading, string])[])[] = [
    ...concepts.map((row) =>
      (["ar", "fr", "en", "darija"] as const).flatMap((reading) =>
        row[reading].map((term) => [reading, term] as const),
      ),
    ),
    ...sectors.map((row) => [
      ...row.activities.map((text) => ["fr", text] as const),
      ...row.products.map((text) => ["fr", text] as const),
      ...(["ar", "fr", "en", "darija"] as const).flatMap((reading) =>
        row.keywords[reading].map((text) => [reading, text] as const),
      ),
    ]),
  ];
  const documentFrequency = new Map<string, number>();
  for (const document of documents) {
    const keys = new Set(
      document.flatMap(([reading, text]) =>
        stemTokens(tokenise(text), reading).map((word) => stemKey(reading, word.stem)),
      ),
    );
    for (const key of keys) {
      documentFrequency.set(key, (documentFrequency.get(key) ?? 0) + 1);
    }
  }
  return { version: "vocabulary-1", documents: documents.length, documentFrequency };
}

/** Statistics of the shipped glossary and sector vocabulary. */
export const standardStatistics: TextStatistics = countStandardStatistics();
