import { findConcepts, stemTokens } from "../glossary/phrase-lookup.ts";
import type { TextLanguage } from "../profile/localized-text.ts";
import { sentencesOf } from "./sentences.ts";
import { stemKey } from "./statistics.ts";
import { type Reading, readingsOf } from "./stem.ts";
import { tokenise } from "./tokenise.ts";

/** One piece of a profile's text and how much it speaks for the profile. */
export interface TextField {
  readonly text: string;
  readonly language: TextLanguage;
  readonly emphasis: number;
  /** Factor on sentences that ask for something. */
  readonly seekingFactor?: number;
}

/** How strongly a concept stands in a profile and the words it was read from. */
export interface ConceptMention {
  readonly weight: number;
  readonly phrase: string;
}

export interface AnalysedText {
  readonly concepts: ReadonlyMap<string, ConceptMention>;
  /** Keyed `reading:stem`. */
  readonly stems: ReadonlyMap<string, number>;
  /** Character 4-grams of words in their own letters. */
  readonly grams: ReadonlyMap<string, number>;
}

const repeatValue = 0.25;
const mostRepeats = 2;

/** Adds a mention: the strongest counts in full, further ones a little, up to twice the strongest. */
function raise(known: number, mention: number): number {
  const strongest = Math.max(known, mention);
  const other = Math.min(known, mention);
  return Math.min(strongest + repeatValue * other, mostRepeats * strongest);
}

function gramsOf(word: string): readonly string[] {
  const padded = `_${word}_`;
  const grams: string[] = [];
  for (let at = 0; at + 4 <= padded.length; at += 1) {
    grams.push(padded.slice(at, at + 4));
  }
  return grams;
}

/** Concepts, stems and 4-grams of several fields; the same text gives the same analysis whatever the order. */
export function analyseText(fields: readonly TextField[]): AnalysedText {
  const concepts = new Map<string, ConceptMention>();
  const stems = new Map<string, number>();
  const grams = new Map<string, number>();
  for (const field of fields) {
    for (const sentence of sentencesOf(field.text)) {
      const emphasis = field.emphasis * (sentence.seeks ? (field.seekingFactor ?? 1) : 1);
      const tokens = tokenise(sentence.text);
      const readings = new Set<Reading>(tokens.flatMap((token) => readingsOf(token, field.language)));
      for (const reading of readings) {
        const words = stemTokens(tokens, reading);
        for (const word of words) {
          const key = stemKey(reading, word.stem);
          stems.set(key, Math.max(stems.get(key) ?? 0, emphasis));
          for (const gram of gramsOf(word.token.word)) {
            grams.set(gram, Math.max(grams.get(gram) ?? 0, emphasis));
          }
        }
        for (const found of findConcepts(words, reading)) {
          const known = concepts.get(found.concept);
          const phrase = words
            .slice(found.first, found.last + 1)
            .map((word) => word.token.word)
            .join(" ");
          concepts.set(found.concept, {
            weight: raise(known?.weight ?? 0, emphasis),
            phrase: known !== undefined && known.weight >= emphasis ? known.phrase : phrase,
          });
        }
      }
    }
  }
  return { concepts, stems, grams };
}
