import type { Reading } from "../text/stem.ts";
import type { Token } from "../text/tokenise.ts";
import { type Entries, type Entry, type LexicalForm, lexiconOf } from "./lexicon.ts";

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

function longest(
  { byFirst }: Entries,
  words: readonly StemmedToken[],
  at: number,
  form: keyof LexicalForm,
): readonly Entry[] {
  const matches = (entry: Entry) =>
    entry.words.every((wanted, offset) => words[at + offset]?.[form] === wanted);
  const entries = byFirst.get(words[at]?.[form] ?? "") ?? [];
  const length = entries.find(matches)?.words.length;
  return entries.filter((entry) => entry.words.length === length && matches(entry));
}

/** Phrases of a run of words that the glossary knows, the longest first, a term's own words before its stems. */
export function findPhrases(words: readonly StemmedToken[], reading: Reading): readonly FoundPhrase[] {
  const { surfaces, stems } = lexiconOf(reading);
  const found: FoundPhrase[] = [];
  let at = 0;
  while (at < words.length) {
    const exact = longest(surfaces, words, at, "surface");
    const stemmed = longest(stems, words, at, "stem");
    const isExact = (exact[0]?.words.length ?? 0) >= (stemmed[0]?.words.length ?? 0);
    const named = isExact ? exact : stemmed;
    const length = named[0]?.words.length ?? 0;
    if (length > 0) {
      const numbers = [...new Set(named.map((entry) => entry.concept))];
      found.push({ concepts: numbers, first: at, last: at + length - 1, isExact });
    }
    at += Math.max(1, length);
  }
  return found;
}
