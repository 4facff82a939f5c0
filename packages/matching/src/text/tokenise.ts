import { normalise } from "./normalise.ts";

type Script = "arabic" | "latin";

/** A word as normalised, where it stood in the text, and its script. */
export interface Token {
  readonly word: string;
  readonly script: Script;
  readonly start: number;
  readonly end: number;
}

const wordPattern = /\p{Script=Arabic}+|[a-z0-9]+/gu;
const elision = /\b(?:jusqu|lorsqu|puisqu|quelqu|qu|[ldjnscmt])'(?=[a-z])/g;

/** Words of a text in order; bare numbers are left out, Latin Darija keeps its digits 3 7 9. */
export function tokenise(text: string): readonly Token[] {
  const normalised = normalise(text).replace(elision, (match) => " ".repeat(match.length));
  const tokens: Token[] = [];
  for (const match of normalised.matchAll(wordPattern)) {
    const word = match[0];
    if (/^\d+$/.test(word)) {
      continue;
    }
    tokens.push({
      word,
      script: /[a-z]/.test(word) ? "latin" : "arabic",
      start: match.index,
      end: match.index + word.length,
    });
  }
  return tokens;
}
