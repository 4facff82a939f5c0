import { normalise } from "./normalise.ts";

type Script = "arabic" | "latin";

/** A word as normalised, where it stands in the text as written, and what stands before it. */
export interface Token {
  readonly word: string;
  readonly script: Script;
  readonly start: number;
  readonly end: number;
  /** Punctuation since the word before: none, inside a sentence, or between two. */
  readonly breakBefore: "none" | "clause" | "sentence";
}

const wordPattern =
  /\p{Script=Arabic}[\p{Script=Arabic}\p{M}ـ]*|[\p{Script=Latin}0-9][\p{Script=Latin}\p{M}0-9]*/gu;
const sentenceEnd = /[.!?؟؛;\n]/u;
const clauseEnd = /[,،:()–—]/u;

function breakIn(between: string): Token["breakBefore"] {
  return sentenceEnd.test(between) ? "sentence" : clauseEnd.test(between) ? "clause" : "none";
}

/**
 * Words of a text in order. Bare numbers and single Latin letters (elided l', d', Darija's w) are left out;
 * Latin Darija keeps its digits 3 7 9.
 */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(wordPattern)) {
    const word = normalise(match[0]);
    const isArabic = word > "\u0600";
    if (/^\d*$/.test(word) || (!isArabic && word.length === 1)) {
      continue;
    }
    tokens.push({
      word,
      script: isArabic ? "arabic" : "latin",
      start: match.index,
      end: match.index + match[0].length,
      breakBefore: tokens.length === 0 ? "sentence" : breakIn(text.slice(last, match.index)),
    });
    last = match.index + match[0].length;
  }
  return tokens;
}
