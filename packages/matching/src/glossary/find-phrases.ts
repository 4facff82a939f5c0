import type { Reading } from "../text/stem.ts";
import type { Token } from "../text/tokenise.ts";
import { type LexicalForm, lexiconOf } from "./lexicon.ts";
import { longestTerm } from "./term-entries.ts";

/** A word of a text as looked up. */
export interface StemmedToken extends LexicalForm {
  readonly token: Token;
  /** Its place among all words of the text, stop words too. */
  readonly at: number;
}

/** Concepts one phrase names: several where it is a homonym. Places are those of the stemmed words. */
export interface FoundPhrase {
  readonly concepts: readonly number[];
  readonly first: number;
  readonly last: number;
  /** True where the words are the term's own, false where only the stems are. */
  readonly isExact: boolean;
}

/** Phrases of a run of words that the glossary knows, the longest first, a term's own words before its stems. */
export function findPhrases(words: readonly StemmedToken[], reading: Reading): readonly FoundPhrase[] {
  const { surfaces, stems } = lexiconOf(reading);
  const written = words.map((word) => surfaces.numbers.get(word.surface));
  const stemmed = words.map((word) => stems.numbers.get(word.stem));
  const found: FoundPhrase[] = [];
  let at = 0;
  while (at < words.length) {
    const exact = longestTerm(surfaces, written, at);
    const loose = longestTerm(stems, stemmed, at);
    const isExact = exact.length >= loose.length;
    const { length, concepts } = isExact ? exact : loose;
    if (length > 0) {
      found.push({ concepts, first: at, last: at + length - 1, isExact });
    }
    at += Math.max(1, length);
  }
  return found;
}
