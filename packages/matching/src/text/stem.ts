import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemFrench } from "@orama/stemmers/french";
import { darijaSkeleton } from "./consonant-skeleton.ts";
import { stemArabic } from "./stem-arabic.ts";

/** The reading of a word: Darija in Arabic letters reads as Arabic, in Latin letters as a skeleton. */
export const readings = ["ar", "fr", "en", "darija"] as const;
export type Reading = (typeof readings)[number];

const stemOf: Record<Reading, (word: string) => string> = {
  ar: stemArabic,
  fr: (word) => stemFrench(word),
  en: (word) => stemEnglish(word),
  // A word too short for a skeleton stands as written: zit is oil, and not what is left of zitoun.
  darija: (word) => darijaSkeleton(word) || `=${word}`,
};

/** Stem of a normalised word; empty where the reading can say nothing of it. */
export function stem(word: string, reading: Reading): string {
  const isArabicWord = word > "\u0600";
  return isArabicWord === (reading === "ar") ? stemOf[reading](word) : "";
}
