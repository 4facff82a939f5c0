import { type Reading, stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { type Token, tokenise } from "../text/tokenise.ts";
import { concepts } from "./concepts.ts";

interface Entry {
  readonly stems: readonly string[];
  readonly concept: string;
}

/** A concept found in a text and the tokens it was read from. */
export interface FoundConcept {
  readonly concept: string;
  readonly first: number;
  readonly last: number;
}

/** A word of a text with its stem; stop words are left out before. */
export interface StemmedToken {
  readonly token: Token;
  readonly stem: string;
}

/** The words of a text that one reading can read, without stop words. */
export function stemTokens(tokens: readonly Token[], reading: Reading): readonly StemmedToken[] {
  return tokens.flatMap((token) => {
    const stemmed = isStopWord(token.word, reading) ? "" : stem(token.word, reading);
    return stemmed === "" ? [] : [{ token, stem: stemmed }];
  });
}

function buildLookup(reading: Reading): ReadonlyMap<string, readonly Entry[]> {
  const lookup = new Map<string, Entry[]>();
  for (const concept of concepts) {
    for (const term of concept[reading]) {
      const stems = stemTokens(tokenise(term), reading).map((word) => word.stem);
      const first = stems[0];
      if (first !== undefined) {
        lookup.set(first, [...(lookup.get(first) ?? []), { stems, concept: concept.id }]);
      }
    }
  }
  for (const entries of lookup.values()) {
    entries.sort((a, b) => b.stems.length - a.stems.length);
  }
  return lookup;
}

const lookups: Record<Reading, ReadonlyMap<string, readonly Entry[]>> = {
  ar: buildLookup("ar"),
  fr: buildLookup("fr"),
  en: buildLookup("en"),
  darija: buildLookup("darija"),
};

function matchesAt(entry: Entry, words: readonly StemmedToken[], at: number): boolean {
  return entry.stems.every((wanted, offset) => words[at + offset]?.stem === wanted);
}

/** Concepts a run of words names, the longest phrase first; a homonym names each of its concepts. */
export function findConcepts(words: readonly StemmedToken[], reading: Reading): readonly FoundConcept[] {
  const found: FoundConcept[] = [];
  let at = 0;
  while (at < words.length) {
    const entries = lookups[reading].get(words[at]?.stem ?? "") ?? [];
    const longest = entries.find((entry) => matchesAt(entry, words, at))?.stems.length ?? 0;
    for (const entry of entries) {
      if (entry.stems.length === longest && matchesAt(entry, words, at)) {
        found.push({ concept: entry.concept, first: at, last: at + longest - 1 });
      }
    }
    at += Math.max(1, longest);
  }
  return found;
}
