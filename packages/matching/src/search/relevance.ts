import { closeness } from "../glossary/closeness.ts";
import { specificity } from "../glossary/specificity.ts";
import type { TextLanguage } from "../profile/localized-text.ts";
import { analyseText } from "../text/analyse.ts";
import type { AnalysedText, Mention } from "../text/analysed-text.ts";
import { gramWeight, standardStatistics, stemWeight } from "../text/statistics.ts";

/** What is compared of a text. */
export interface ComparedText extends Pick<AnalysedText, "stems" | "stemSelf" | "grams" | "gramSelf"> {
  readonly mentions: ReadonlyMap<number, Pick<Mention, "weight" | "phrase">>;
}

/** A text that was found, how much of what was asked it meets (0..1), and the words of it that met. */
export interface Found {
  readonly id: string;
  readonly relevance: number;
  readonly phrases: readonly string[];
}

/** Below this a shared everyday word is all there is. */
const leastRelevance = 0.25;
const mostPhrases = 3;
/** What is only related, such as the bottle of an oil, is no answer by itself: closeness counts squared. */
const worthOf = (close: number) => (close / 100) ** 2;

/** Two words are too few to tell Darija in Latin letters from French: a query is read as each of them. */
const readAs: readonly TextLanguage[] = ["fr", "en", "ary-Latn"];

/** Words typed into a search box, in each way they can be read. */
export function readQuery(words: string): readonly AnalysedText[] {
  return readAs.map((language) =>
    analyseText([{ text: words, language, emphasis: 100, kind: "prose" }], {
      voice: "cooperative",
      sectors: [],
    }),
  );
}

interface Met {
  readonly share: number;
  readonly phrases: readonly string[];
}

function metConcepts(query: ComparedText, text: ComparedText): Met {
  let self = 0;
  let met = 0;
  const phrases: string[] = [];
  for (const [asked, { weight }] of query.mentions) {
    const value = weight * specificity(asked);
    let best = 0;
    let phrase = "";
    for (const [said, mention] of text.mentions) {
      const worth = worthOf(closeness(asked, said)) * Math.min(1, mention.weight / 100);
      if (worth > best) {
        best = worth;
        phrase = mention.phrase;
      }
    }
    self += value;
    met += value * best;
    if (best > 0) {
      phrases.push(phrase);
    }
  }
  return { share: self === 0 ? 0 : met / self, phrases };
}

function shared(a: Uint32Array, b: Uint32Array, weigh: (key: number) => number): number {
  const known = new Set(b);
  return a.reduce((sum, key) => sum + (known.has(key) ? weigh(key) : 0), 0);
}

const part = (met: number, self: number) => (self === 0 ? 0 : Math.min(1, met / self));

/**
 * How much of the query a text meets, 0..1: by meaning across languages, and by shared words for what the glossary
 * does not know, such as names. The two are joined as independent evidence (a noisy or).
 */
function relevanceOf(query: ComparedText, text: ComparedText, wordShare = 1): Omit<Found, "id"> {
  const concepts = metConcepts(query, text);
  const stems = shared(query.stems, text.stems, (key) => stemWeight(standardStatistics, key));
  const grams = shared(query.grams, text.grams, (key) => gramWeight(standardStatistics, key));
  const words = (2 * part(stems, query.stemSelf) + part(grams, query.gramSelf)) / 3;
  return {
    relevance: 1 - (1 - concepts.share) * (1 - wordShare * words),
    phrases: [...new Set(concepts.phrases)].slice(0, mostPhrases),
  };
}

/** The texts that answer a query in any of its readings, best first; equally good ones in the order of their ids. */
export function searchTexts(
  readings: readonly AnalysedText[],
  texts: Iterable<readonly [id: string, text: ComparedText]>,
): readonly Found[] {
  const found: Found[] = [];
  for (const [id, text] of texts) {
    const [best] = readings
      .map((query) => relevanceOf(query, text))
      .sort((a, b) => b.relevance - a.relevance);
    if (best !== undefined && best.relevance >= leastRelevance) {
      found.push({ id, ...best });
    }
  }
  return found.sort((a, b) => b.relevance - a.relevance || (a.id < b.id ? -1 : 1));
}

/** Ideas share the words of looking for a partner, whatever they are about: meaning decides. */
const wordsOfWholeTexts = 0.25;

/** Two texts that say the same, 0..1, whichever is asked for the other: the geometric mean of both ways. */
export function likeness(a: ComparedText, b: ComparedText): number {
  const there = relevanceOf(a, b, wordsOfWholeTexts).relevance;
  return Math.sqrt(there * relevanceOf(b, a, wordsOfWholeTexts).relevance);
}
