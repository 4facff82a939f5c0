import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemFrench } from "@orama/stemmers/french";
import type { TextLanguage } from "../profile/localized-text.ts";
import { darijaSkeleton } from "./darija-skeleton.ts";
import { stemArabic } from "./stem-arabic.ts";
import type { Token } from "./tokenise.ts";

/** The reading of a word: Darija in Arabic letters reads as Arabic, in Latin letters as a skeleton. */
export type Reading = "ar" | "fr" | "en" | "darija";

const stemOf: Record<Reading, (word: string) => string> = {
  ar: stemArabic,
  fr: (word) => stemFrench(word),
  en: (word) => stemEnglish(word),
  darija: darijaSkeleton,
};

/** Stem of a normalised word; empty where the reading can say nothing of it. */
export function stem(word: string, reading: Reading): string {
  const isArabicWord = word > "\u0600";
  return isArabicWord === (reading === "ar") ? stemOf[reading](word) : "";
}

const latinReadings: Record<TextLanguage, readonly Reading[]> = {
  ar: ["fr"],
  fr: ["fr"],
  en: ["en"],
  zgh: ["fr"],
  "ary-Latn": ["darija", "fr"],
};

const arabicReadings: readonly Reading[] = ["ar"];

/** How a word may be read in a text of this language; people mix French into Arabic and Darija. */
export function readingsOf(token: Token, language: TextLanguage): readonly Reading[] {
  return token.script === "arabic" ? arabicReadings : latinReadings[language];
}
