import type { Reading } from "./stem.ts";
import { withoutArticle } from "./stem-arabic.ts";

const surfaceOf: Record<Reading, (word: string) => string> = {
  ar: withoutArticle,
  fr: (word) => (word.length > 3 ? word.replace(/[sx]$/, "") : word),
  en: (word) => (word.length > 3 ? word.replace(/ies$/, "y").replace(/([^s])s$/, "$1") : word),
  darija: (word) => word.replace(/^(?:el|al|l)(?=.{3})/, "").replace(/(.)\1+/g, "$1"),
};

/** A normalised word without its article or plural ending: what tells "collecte" from "collection" where a stem does not. */
export function surface(word: string, reading: Reading): string {
  return surfaceOf[reading](word);
}
