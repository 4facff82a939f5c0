/** Languages a text can be written in: Arabic, French, English, Tamazight, Darija in Latin letters. */
const textLanguages = ["ar", "fr", "en", "zgh", "ary-Latn"] as const;
export type TextLanguage = (typeof textLanguages)[number];

/** The same text in one or more languages; at least one is present. */
export type LocalizedText = { readonly [language in TextLanguage]?: string | undefined };

/** All versions of a text, in the fixed order of the languages. */
export function versionsOf(text: LocalizedText): readonly { language: TextLanguage; text: string }[] {
  return textLanguages.flatMap((language) => {
    const version = text[language];
    return version === undefined || version === "" ? [] : [{ language, text: version }];
  });
}
