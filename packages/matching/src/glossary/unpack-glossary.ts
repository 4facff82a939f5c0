import { inflateSync } from "fflate";
import { type TradeCode, tradeCodes } from "../taxonomy/trade-codes.ts";
import { type Reading, readings, stem } from "../text/stem.ts";
import { type ByteReader, readBytes } from "./byte-stream.ts";
import { type Relation, relations } from "./concept.ts";

/** What matching asks of a concept; its words are found through the lexicon. */
export interface GlossaryConcept {
  readonly trades: readonly TradeCode[];
  /** Said of every trade, so it tells little of any. */
  readonly generic: boolean;
}

/** Pairs of concept numbers. */
interface Related {
  readonly from: Uint16Array;
  readonly to: Uint16Array;
}

/** Terms of one reading as rows of words, by concept: `words` are places in the vocabulary's words, one row after the other. */
interface PackedTerms {
  /** How many terms each concept has. */
  readonly counts: Uint16Array;
  /** How many words each term has. */
  readonly lengths: Uint16Array;
  readonly words: Uint16Array;
}

/** The words of one reading, each once, and the stem of each. */
export interface Vocabulary {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly terms: PackedTerms;
}

export interface Glossary {
  readonly version: string;
  readonly concepts: readonly GlossaryConcept[];
  readonly related: Readonly<Record<Relation, Related>>;
  readonly vocabulary: Readonly<Record<Reading, Vocabulary>>;
}

/** Letters of a reading's script are written as their place in it. */
export const scriptOf: Readonly<Record<Reading, number>> = { ar: 0x600, fr: 0, en: 0, darija: 0 };

const latin = new TextDecoder("latin1");
const utf16 = new TextDecoder("utf-16le");
const lineEnd = 10;

function unpackConcepts(from: ByteReader): readonly GlossaryConcept[] {
  const heads = from.numbers(from.number());
  return Array.from(heads, (head) => ({
    trades: Array.from(from.numbers(head >>> 1), (number) => tradeCodes[number] as TradeCode),
    generic: head % 2 === 1,
  }));
}

function unpackRelated(from: ByteReader, concepts: number): Related {
  const counts = from.numbers(concepts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const starts = new Uint16Array(total);
  let at = 0;
  counts.forEach((count, concept) => {
    starts.fill(concept, at, at + count);
    at += count;
  });
  return { from: starts, to: from.numbers(total) };
}

function unpackWords(from: ByteReader, reading: Reading): readonly string[] {
  const count = from.number();
  const shared = from.numbers(count);
  const lengths = from.numbers(count);
  const script = scriptOf[reading];
  const letters = new Uint16Array(from.number());
  let [end, start] = [0, 0];
  for (let word = 0; word < count; word += 1) {
    const before = start;
    start = end;
    letters.copyWithin(end, before, before + (shared[word] ?? 0));
    end += shared[word] ?? 0;
    for (let left = lengths[word] ?? 0; left > 0; left -= 1) {
      letters[end] = from.number() ^ script;
      end += 1;
    }
    letters[end] = lineEnd;
    end += 1;
  }
  // All in one text first: a text of their own for each would be put together letter by letter.
  const text = script === 0 ? latin.decode(new Uint8Array(letters)) : utf16.decode(letters);
  return text.split("\n", count);
}

const asWritten = { front: 0, back: 0, ending: "" };

function unpackStems(from: ByteReader, words: readonly string[]): readonly string[] {
  const rules = Array.from({ length: from.number() }, () => ({
    front: from.number(),
    back: from.number(),
    ending: from.text(),
  }));
  return words.map((word) => {
    const { front, back, ending } = rules[from.number()] ?? asWritten;
    return front === 0 && back === 0 && ending === "" ? word : word.slice(front, word.length - back) + ending;
  });
}

function unpackTerms(from: ByteReader, concepts: number): PackedTerms {
  const counts = from.numbers(concepts);
  const lengths = from.numbers(counts.reduce((sum, count) => sum + count, 0));
  const total = from.number();
  const words = from.numbers(total);
  for (let at = 0; at < total; at += 1) {
    words[at] = ((words[at] ?? 0) << 7) | from.number();
  }
  return { counts, lengths, words };
}

function unpackVocabulary(from: ByteReader, concepts: number, reading: Reading): Vocabulary {
  const words = unpackWords(from, reading);
  // A skeleton has little in common with its word, and is quickly made.
  const stems = reading === "darija" ? words.map((word) => stem(word, reading)) : unpackStems(from, words);
  return { words, stems, terms: unpackTerms(from, concepts) };
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) {
    bytes[at] = text.charCodeAt(at);
  }
  return bytes;
}

/** Opens what `packGlossary` made. */
export function unpackGlossary(packed: string): Glossary {
  const from = readBytes(inflateSync(bytesOf(packed)));
  const version = from.text();
  const concepts = unpackConcepts(from);
  const related = Object.fromEntries(
    relations.map((relation) => [relation, unpackRelated(from, concepts.length)]),
  ) as Record<Relation, Related>;
  const vocabulary = Object.fromEntries(
    readings.map((reading) => [reading, unpackVocabulary(from, concepts.length, reading)]),
  ) as Record<Reading, Vocabulary>;
  return { version, concepts, related, vocabulary };
}
