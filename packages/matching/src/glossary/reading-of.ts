import type { Reading } from "../text/stem.ts";
import type { TermLanguage } from "./concept.ts";

/** How the terms of each language are read. */
export const readingOf: Readonly<Record<TermLanguage, Reading>> = {
  ar: "ar",
  ary: "ar",
  fr: "fr",
  en: "en",
  aryLatn: "darija",
};
