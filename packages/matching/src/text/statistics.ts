import { termLanguages } from "../glossary/concept.ts";
import { concepts } from "../glossary/concepts.ts";
import { lexicalForm } from "../glossary/lexicon.ts";
import { sectors } from "../taxonomy/sectors.ts";
import { gramsOf } from "./grams.ts";
import { hashKey, stemKey } from "./keys.ts";
import type { Reading } from "./stem.ts";
import { tokenise } from "./tokenise.ts";

/** How common stems and 4-grams are in a fixed body of trade vocabulary; it never depends on who is in the bank. */
export interface TextStatistics {
  readonly version: string;
  /** Weights of the stems and 4-grams of that vocabulary, 1..255. */
  readonly stemWeights: ReadonlyMap<number, number>;
  readonly gramWeights: ReadonlyMap<number, number>;
}

/** Weights are whole numbers up to this, so that sums are exact in any order. */
const fullWeight = 255;
/** A stem outside the trade vocabulary: mostly names and everyday verbs, worth less than a trade word. */
const unknownShare = 0.4;

/** BM25's idf scaled to 0..1 (Robertson, Zaragoza 2009). */
function scaledIdf(documents: number, frequency: number): number {
  const idf = Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  return idf / Math.log(1 + (documents - 0.5) / 1.5);
}

function weightOf(share: number): number {
  return Math.max(1, Math.round(fullWeight * share * share));
}

const unknownWeight = weightOf(unknownShare);

/** Weight of a stem, 1..255. */
export function stemWeight(statistics: TextStatistics, key: number): number {
  return statistics.stemWeights.get(key) ?? unknownWeight;
}

/** Weight of a 4-gram, 1..255. */
export function gramWeight(statistics: TextStatistics, gram: number): number {
  return statistics.gramWeights.get(gram) ?? unknownWeight;
}

/** One entry of the vocabulary: its terms, each with how it is read. */
type Document = readonly (readonly [Reading, string])[];

function vocabulary(): readonly Document[] {
  return [
    ...concepts.map(
      ({ terms }): Document =>
        termLanguages.flatMap((language) =>
          terms[language].map(
            (term) =>
              [
                language === "fr" || language === "en" ? language : language === "aryLatn" ? "darija" : "ar",
                term,
              ] as const,
          ),
        ),
    ),
    ...sectors.map(
      (row): Document => [
        ...[...row.activities, ...row.products].map((text) => ["fr", text] as const),
        ...(["ar", "fr", "en", "darija"] as const).flatMap((reading) =>
          row.keywords[reading].map((text) => [reading, text] as const),
        ),
      ],
    ),
  ];
}

function countStandardStatistics(): TextStatistics {
  const documents = vocabulary();
  const stemFrequency = new Map<number, number>();
  const gramFrequency = new Map<number, number>();
  const add = (frequency: Map<number, number>, keys: ReadonlySet<number>) => {
    for (const key of keys) {
      frequency.set(key, (frequency.get(key) ?? 0) + 1);
    }
  };
  let checksum = 0;
  for (const document of documents) {
    const stems = new Set<number>();
    const grams = new Set<number>();
    for (const [reading, text] of document) {
      checksum = (Math.imul(checksum, 31) + hashKey(text)) >>> 0;
      for (const { word } of tokenise(text)) {
        const { stem: stemmed } = lexicalForm(word, reading);
        if (stemmed !== "") {
          stems.add(stemKey(reading, stemmed));
          for (const gram of gramsOf(word)) {
            grams.add(gram);
          }
        }
      }
    }
    add(stemFrequency, stems);
    add(gramFrequency, grams);
  }
  const weigh = (frequency: ReadonlyMap<number, number>) =>
    new Map([...frequency].map(([key, count]) => [key, weightOf(scaledIdf(documents.length, count))]));
  return {
    version: `vocabulary-${checksum.toString(36)}`,
    stemWeights: weigh(stemFrequency),
    gramWeights: weigh(gramFrequency),
  };
}

let counted: TextStatistics | undefined;

function count(): TextStatistics {
  counted ??= countStandardStatistics();
  return counted;
}

/** Statistics of the shipped glossary and sector vocabulary, counted at first use; their version changes with any word. */
export const standardStatistics: TextStatistics = {
  get version() {
    return count().version;
  },
  get stemWeights() {
    return count().stemWeights;
  },
  get gramWeights() {
    return count().gramWeights;
  },
};
