import type { Language } from "../language/localized-text.ts";

const firstStrongIsolate = "\u2068";
const popIsolate = "\u2069";
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const leftToRight = /[\p{Script=Latin}\p{Script=Tifinagh}@+%/]/u;

/** Keeps a name, phrase or number of the other direction from disturbing the line around it. */
export function isolate(language: Language, value: string): string {
  const foreign = language === "ar" ? leftToRight : rightToLeft;
  return foreign.test(value) ? `${firstStrongIsolate}${value}${popIsolate}` : value;
}
