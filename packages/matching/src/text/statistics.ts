import { glossary } from "../glossary/glossary.ts";
import { lexicalForm } from "../glossary/lexicon.ts";
import type { Vocabulary } from "../glossary/unpack-glossary.ts";
import { gramsOf } from "./grams.ts";
import { stemKey } from "./keys.ts";
import { createNumberTable } from "./number-table.ts";
import { sectorVocabulary } from "./sector-vocabulary.ts";
import { type Reading, readings } from "./stem.ts";
import { tokenise } from "./tokenise.ts";

/** The weight of a key, 1..255; undefined outside the vocabulary. */
type KeyWeights = (key: number) => number | undefined;

/** How common stems and 4-grams are in a fixed body of trade vocabulary; it never depends on who is in the bank. */
export interface TextStatistics {
  readonly version: string;
  /** Weights of the stems and 4-grams of that vocabulary, 1..255. */
  readonly stemWeights: KeyWeights;
  readonly gramWeights: KeyWeights;
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
  return statistics.stemWeights(key) ?? unknownWeight;
}

/** Weight of a 4-gram, 1..255. */
export function gramWeight(statistics: TextStatistics, gram: number): number {
  return statistics.gramWeights(gram) ?? unknownWeight;
}

/** Room for half as many again as there are today. */
const mostStems = 32_768;
const mostGrams = 65_536;

type Placing = { readonly placeOf: (key: number) => number };

/** In how many documents each of `most` keys stands, documents told one after the other. */
function countDocuments(most: number) {
  const table = createNumberTable(most);
  const counts = new Uint16Array(table.places);
  const lastSeen = new Uint16Array(table.places);
  return {
    placeOf: table.placeOf,
    add(place: number, document: number): void {
      if (lastSeen[place] === document + 1) return;
      lastSeen[place] = document + 1;
      counts[place] = (counts[place] ?? 0) + 1;
    },
    weights(documents: number): KeyWeights {
      const byCount = new Map<number, number>();
      const weights = counts.map((count) => {
        const known = byCount.get(count) ?? weightOf(scaledIdf(documents, count));
        byCount.set(count, known);
        return known;
      });
      return (key) => {
        const place = table.find(key);
        return place === -1 ? undefined : weights[place];
      };
    },
  };
}

/** The words of one reading as places in the counts: those of word w stand from starts[w] to starts[w + 1]. */
function placeWords(
  { words, stems }: Vocabulary,
  reading: Reading,
  counts: { readonly stems: Placing; readonly grams: Placing },
) {
  const starts = new Uint32Array(words.length + 1);
  const stemPlaces = new Uint32Array(words.length);
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const gramPlaces = new Uint32Array(letters);
  let next = 0;
  words.forEach((word, at) => {
    stemPlaces[at] = counts.stems.placeOf(stemKey(reading, stems[at] ?? ""));
    for (const gram of gramsOf(word)) {
      gramPlaces[next] = counts.grams.placeOf(gram);
      next += 1;
    }
    starts[at + 1] = next;
  });
  return { starts, stemPlaces, gramPlaces };
}

function countStandardStatistics(): TextStatistics {
  const { version, concepts, vocabulary } = glossary();
  const stems = countDocuments(mostStems);
  const grams = countDocuments(mostGrams);
  const placed = readings.map((reading) => ({
    ...placeWords(vocabulary[reading], reading, { stems, grams }),
    terms: vocabulary[reading].terms,
    nextTerm: 0,
    nextWord: 0,
  }));
  concepts.forEach((_, concept) => {
    for (const from of placed) {
      const { counts, lengths, words } = from.terms;
      for (let left = counts[concept] ?? 0; left > 0; left -= 1) {
        for (let rest = lengths[from.nextTerm] ?? 0; rest > 0; rest -= 1) {
          const word = words[from.nextWord] ?? 0;
          stems.add(from.stemPlaces[word] ?? 0, concept);
          const end = from.starts[word + 1] ?? 0;
          for (let at = from.starts[word] ?? 0; at < end; at += 1) {
            grams.add(from.gramPlaces[at] ?? 0, concept);
          }
          from.nextWord += 1;
        }
        from.nextTerm += 1;
      }
    }
  });
  const sectors = sectorVocabulary();
  sectors.forEach((texts, sector) => {
    for (const [reading, text] of texts) {
      for (const { word } of tokenise(text)) {
        const { stem: stemmed } = lexicalForm(word, reading);
        if (stemmed === "") continue;
        stems.add(stems.placeOf(stemKey(reading, stemmed)), concepts.length + sector);
        for (const gram of gramsOf(word)) {
          grams.add(grams.placeOf(gram), concepts.length + sector);
        }
      }
    }
  });
  const documents = concepts.length + sectors.length;
  return { version, stemWeights: stems.weights(documents), gramWeights: grams.weights(documents) };
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
