import { createInstance } from "i18next";
import type { Language } from "../language/localized-text.ts";
import ar from "./ar.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };

type WithoutPlural<Key extends string> =
  Key extends `${infer Stem}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Stem : Key;

type Leaves<Tree, Path extends string = ""> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Leaves<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

/** Every text by its path; plural forms are chosen by the argument `count`. */
export type TextKey = Leaves<typeof en>;

export type TextArgs = Readonly<Record<string, string | number>>;

const texts = createInstance();
void texts.init({
  initAsync: false,
  resources: { ar: { translation: ar }, fr: { translation: fr }, en: { translation: en } },
  fallbackLng: false,
  nsSeparator: false,
  returnNull: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
  missingInterpolationHandler: () => "…",
});

const textIn = { ar: texts.getFixedT("ar"), fr: texts.getFixedT("fr"), en: texts.getFixedT("en") };

/** The text of a key; an argument the caller does not have shows as "…". */
export function translate(language: Language, key: TextKey, args: TextArgs = {}): string {
  return textIn[language](key, args);
}

/** True where the texts hold this path; for words that come from data. */
export function hasText(path: string): path is TextKey {
  return texts.exists(path, { lng: "en", returnObjects: false });
}
