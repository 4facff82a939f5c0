import { createInstance } from "i18next";
import type { Language } from "../language/localized-text.ts";
import { allTexts, type Texts } from "./all-texts.ts";

type WithoutPlural<Key extends string> =
  Key extends `${infer Stem}_${"zero" | "one" | "two" | "few" | "many" | "other"}` ? Stem : Key;

type Leaves<Tree, Path extends string = ""> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Leaves<Tree[Key], `${Path}${Key}.`>;
}[keyof Tree & string];

/** Every text by its path; plural forms are chosen by the argument `count`. */
export type TextKey = Leaves<Texts>;

export type TextArgs = Readonly<Record<string, string | number>>;

const texts = createInstance();
void texts.init({
  initAsync: false,
  resources: {},
  fallbackLng: false,
  nsSeparator: false,
  returnNull: false,
  interpolation: { escapeValue: false, skipOnVariables: true },
  missingInterpolationHandler: () => "…",
});

const textIn = new Map<Language, ReturnType<typeof texts.getFixedT>>();

/** Most processes write to readers of one language, so the others are not opened. */
function textsOf(language: Language) {
  const known = textIn.get(language);
  if (known !== undefined) return known;
  texts.addResourceBundle(language, "translation", allTexts[language]());
  const text = texts.getFixedT(language);
  textIn.set(language, text);
  return text;
}

/** The text of a key; an argument the caller does not have shows as "…". */
export function translate(language: Language, key: TextKey, args: TextArgs = {}): string {
  return textsOf(language)(key, args);
}

/** True where the texts hold this path; for words that come from data. */
export function hasText(path: string): path is TextKey {
  // All languages hold the same paths: one that is open already says it.
  const [lng = "en"] = textIn.keys();
  textsOf(lng);
  return texts.exists(path, { lng, returnObjects: false });
}
