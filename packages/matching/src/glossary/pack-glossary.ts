import { deflateSync } from "fflate";
import { tradeNumber } from "../taxonomy/trade-codes.ts";
import { hashKey } from "../text/keys.ts";
import { sectorVocabulary } from "../text/sector-vocabulary.ts";
import { type Reading, readings, stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { tokenise } from "../text/tokenise.ts";
import { type ByteWriter, writeBytes } from "./byte-stream.ts";
import { type Concept, relations, termLanguages } from "./concept.ts";
import { conceptNumber, concepts } from "./concepts.ts";
import { readingOf } from "./reading-of.ts";
import { scriptOf } from "./unpack-glossary.ts";

interface StemRule {
  readonly front: number;
  readonly back: number;
  readonly ending: string;
}

/** How a stem is made of its word: so many letters off at the front and at the end, and some put on. */
function stemRule(word: string, stemmed: string): StemRule {
  let [best, kept] = [0, -1];
  for (let front = 0; front <= Math.min(4, word.length); front += 1) {
    let common = 0;
    while (front + common < word.length && word[front + common] === stemmed[common]) {
      common += 1;
    }
    if (common > kept) {
      [best, kept] = [front, common];
    }
  }
  return { front: best, back: word.length - best - kept, ending: stemmed.slice(kept) };
}

/** The terms of a concept that a reading looks up, as rows of words. */
function termsOf(concept: Concept, reading: Reading): readonly (readonly string[])[] {
  const rows = termLanguages
    .filter((language) => readingOf[language] === reading)
    .flatMap((language) => concept.terms[language])
    .map((term) =>
      tokenise(term)
        .map(({ word }) => word)
        .filter((word) => !isStopWord(word, reading) && stem(word, reading) !== ""),
    )
    .filter((row) => row.length > 0);
  return [...new Map(rows.map((row) => [row.join(" "), row])).values()];
}

function packWords(to: ByteWriter, words: readonly string[], reading: Reading): void {
  to.number(words.length);
  const shared = words.map((word, at) => {
    const before = words[at - 1] ?? "";
    let length = 0;
    while (length < word.length && word[length] === before[length]) {
      length += 1;
    }
    return length;
  });
  to.numbers(shared);
  to.numbers(words.map((word, at) => word.length - (shared[at] ?? 0)));
  // Room for all letters and an end after each word.
  to.number(words.reduce((sum, word) => sum + word.length + 1, 0));
  words.forEach((word, at) => {
    for (let letter = shared[at] ?? 0; letter < word.length; letter += 1) {
      to.number(word.charCodeAt(letter) ^ scriptOf[reading]);
    }
  });
}

function packStems(to: ByteWriter, words: readonly string[], reading: Reading): void {
  const rules = words.map((word) => stemRule(word, stem(word, reading)));
  const keyOf = ({ front, back, ending }: StemRule) => `${front} ${back} ${ending}`;
  const distinct = new Map(rules.map((rule) => [keyOf(rule), rule]));
  to.number(distinct.size);
  for (const { front, back, ending } of distinct.values()) {
    to.number(front);
    to.number(back);
    to.text(ending);
  }
  const numbers = new Map([...distinct.keys()].map((key, number) => [key, number]));
  for (const rule of rules) {
    to.number(numbers.get(keyOf(rule)) ?? 0);
  }
}

function packTerms(
  to: ByteWriter,
  terms: readonly (readonly (readonly string[])[])[],
  words: readonly string[],
): void {
  const numbers = new Map(words.map((word, number) => [word, number]));
  const numberOf = (word: string | undefined) => numbers.get(word ?? "") ?? 0;
  const sorted = terms.map((rows) =>
    rows.toSorted((a, b) => a.length - b.length || numberOf(a[0]) - numberOf(b[0])),
  );
  to.numbers(sorted.map((rows) => rows.length));
  to.numbers(sorted.flat().map((row) => row.length));
  const all = sorted.flat(2).map(numberOf);
  to.number(all.length);
  // The high halves by themselves: alike numbers side by side take less.
  to.numbers(all.map((number) => number >>> 7));
  to.numbers(all.map((number) => number & 127));
}

function packConcepts(to: ByteWriter): void {
  to.number(concepts.length);
  for (const { generic, trades } of concepts) {
    to.number(trades.length * 2 + (generic ? 1 : 0));
  }
  to.numbers(concepts.flatMap(({ trades }) => trades.map(tradeNumber)));
  for (const relation of relations) {
    for (const concept of concepts) {
      to.number(concept.relations[relation].length);
    }
    for (const id of concepts.flatMap((concept) => concept.relations[relation])) {
      to.number(conceptNumber(id) ?? 0);
    }
  }
}

/** Changes with any term of the vocabulary; scores and snapshots name it. */
function versionOf(): string {
  const terms = [
    ...concepts.flatMap((concept) => termLanguages.flatMap((language) => concept.terms[language])),
    ...sectorVocabulary().flatMap((texts) => texts.map(([, text]) => text)),
  ];
  const checksum = terms.reduce((sum, text) => (Math.imul(sum, 31) + hashKey(text)) >>> 0, 0);
  return `vocabulary-${checksum.toString(36)}`;
}

/** The glossary as functions carry it, in base64: the same text for the same rows, on every machine. */
export function packGlossary(): string {
  const to = writeBytes();
  to.text(versionOf());
  packConcepts(to);
  for (const reading of readings) {
    const terms = concepts.map((concept) => termsOf(concept, reading));
    const words = [...new Set(terms.flat(2))].sort();
    packWords(to, words, reading);
    if (reading !== "darija") {
      packStems(to, words, reading);
    }
    packTerms(to, terms, words);
  }
  const packed = deflateSync(Uint8Array.from(to.bytes), { level: 9, mem: 12 });
  let latin = "";
  for (const byte of packed) {
    latin += String.fromCharCode(byte);
  }
  return btoa(latin);
}
