import * as z from "zod";

/** The languages the service speaks to people. Darija (`ary`) is written to in Arabic, Tamazight (`zgh`) for now too. */
export const languages = ["ar", "fr", "en"] as const;
export type Language = (typeof languages)[number];

/** What a person prefers; more than the service writes today. */
export const preferredLanguages = ["ary", "ar", "fr", "zgh", "hassaniya", "en"] as const;
export type PreferredLanguage = (typeof preferredLanguages)[number];

/** The language the service writes in for a preference. */
export function writtenLanguage(preferred: PreferredLanguage): Language {
  return preferred === "fr" || preferred === "en" ? preferred : "ar";
}

const textKeys = ["ar", "fr", "en", "zgh", "ary-Latn"] as const;

/** A text told in one or more languages, each `min`..`max` characters. */
export function localizedText(min: number, max: number) {
  const one = z.string().trim().min(min).max(max);
  return z
    .strictObject({
      ar: one.optional(),
      fr: one.optional(),
      en: one.optional(),
      zgh: one.optional(),
      "ary-Latn": one.optional(),
    })
    .refine((text) => textKeys.some((key) => text[key] !== undefined), {
      params: { rule: "text_in_no_language" },
    });
}

export type LocalizedText = { readonly [key in (typeof textKeys)[number]]?: string | undefined };

const fallbacks: Record<Language, readonly (typeof textKeys)[number][]> = {
  ar: ["ar", "ary-Latn", "fr", "en", "zgh"],
  fr: ["fr", "en", "ar", "ary-Latn", "zgh"],
  en: ["en", "fr", "ar", "ary-Latn", "zgh"],
};

/** The text in the reader's language, or in the one nearest to it, with the language it is in. */
export function pickText(text: LocalizedText, language: Language): { text: string; language: string } {
  for (const key of fallbacks[language]) {
    const found = text[key];
    if (found !== undefined) return { text: found, language: key };
  }
  return { text: "", language };
}
