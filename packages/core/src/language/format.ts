import type { Language } from "./localized-text.ts";

const locales: Record<Language, string> = { ar: "ar-MA", fr: "fr-MA", en: "en" };
const timeZone = "Africa/Casablanca";

function perLanguage<Format>(build: (locale: string) => Format): Record<Language, Format> {
  return { ar: build(locales.ar), fr: build(locales.fr), en: build(locales.en) };
}

const numbers = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const wholes = perLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }));
const days = perLanguage((locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }));
const instants = perLanguage(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short", timeZone }),
);
const currencyWords: Record<Language, string> = { ar: "درهم", fr: "DH", en: "MAD" };

/** A number with at most two decimals, grouped as in Morocco. */
export function formatNumber(language: Language, value: number): string {
  return numbers[language].format(value);
}

/** An amount in whole dirhams with the word people use for them. */
export function formatMad(language: Language, amountMad: number): string {
  return `${wholes[language].format(amountMad)}\u00A0${currencyWords[language]}`;
}

/** A percentage given as 0..100, rounded to whole percents. */
export function formatPercent(language: Language, percent: number): string {
  return `${wholes[language].format(percent)}${language === "fr" ? "\u00A0" : ""}%`;
}

/** The day of an ISO instant in Morocco, the month in words. */
export function formatDate(language: Language, instant: string): string {
  return days[language].format(new Date(instant));
}

/** The day and time of an ISO instant in Morocco. */
export function formatInstant(language: Language, instant: string): string {
  return instants[language].format(new Date(instant));
}
