import { knows } from "../glossary/lexicon.ts";
import type { TextLanguage } from "../profile/localized-text.ts";
import type { Reading } from "./stem.ts";
import { isStopWord } from "./stop-words.ts";
import type { Token } from "./tokenise.ts";

type LatinReading = Exclude<Reading, "ar">;

const latinReadings: readonly LatinReading[] = ["fr", "en", "darija"];
const declaredReading: Record<TextLanguage, LatinReading> = {
  ar: "fr",
  fr: "fr",
  en: "en",
  zgh: "darija",
  "ary-Latn": "darija",
};

/** Digits that stand for letters inside a word: 3asel, l7lib, so9. */
const digitLetter = /^(?=.*[a-z])[a-z]*[379][a-z0-9]*$/;
const verbOfDarija = /^(?:kan|kay|kat|ghan|gha|ma)(?=[a-z379]{3,})/;
const darijaLanguages: readonly TextLanguage[] = ["ary-Latn", "zgh"];

function votes(word: string, reading: LatinReading): number {
  const marks = reading === "darija" && (digitLetter.test(word) || verbOfDarija.test(word)) ? 1 : 0;
  const known = reading === "darija" ? 0.3 : 0.5;
  return marks + (isStopWord(word, reading) ? 1 : 0) + (knows(word, reading) ? known : 0);
}

/** The reading of a run by its function words, Darija's digits and the glossary, the declared language breaking ties. */
function readingOfRun(run: readonly Token[], declared: TextLanguage): LatinReading {
  const scores = latinReadings.map((reading) => {
    const sum = run.reduce((total, token) => total + votes(token.word, reading), 0);
    return { reading, score: sum + (declaredReading[declared] === reading ? 1 : 0) };
  });
  return scores.sort((a, b) => b.score - a.score)[0]?.reading ?? "fr";
}

/**
 * How each word of a run of Latin words is to be read: as the run is, and where the glossary does not know it so, as the
 * other language that knows it. People mix French into Darija, so a run of Darija is read as French first.
 */
export function latinReadingsOf(
  run: readonly Token[],
  declared: TextLanguage,
): readonly (readonly Reading[])[] {
  const main = readingOfRun(run, declared);
  const others: readonly LatinReading[] = main === "fr" ? ["en"] : main === "en" ? ["fr"] : ["fr", "en"];
  const withDarija: readonly LatinReading[] =
    main === "darija" || darijaLanguages.includes(declared) || run.length === 1 ? ["darija"] : [];
  return run.map(({ word }) => {
    if (isStopWord(word, main) || knows(word, main)) {
      return [main];
    }
    const other = [...others, ...withDarija].find((reading) => knows(word, reading));
    return other === undefined ? [main] : [main, other];
  });
}
