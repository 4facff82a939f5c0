import fc from "fast-check";
import { expect, test } from "vitest";
import { analyseText } from "./analyse.ts";
import { darijaSkeleton } from "./darija-skeleton.ts";
import { normalise } from "./normalise.ts";
import { sentencesOf } from "./sentences.ts";
import { stemArabic } from "./stem-arabic.ts";
import { tokenWords } from "./token-words.ts";
import { tokenise } from "./tokenise.ts";

test("spells Arabic one way: marks, alef forms, ة ى ؤ ئ, tatweel and digits", () => {
  expect(normalise("الأُرْكـــان")).toBe("الاركان");
  expect(normalise("مُؤسسةٌ")).toBe("موسسه");
  expect(normalise("٣٠ مستشفى")).toBe("30 مستشفي");
});

test("folds French accents and drops elided articles", () => {
  expect(tokenise("L'huile d’olive de Tétouan").map((token) => token.word)).toEqual([
    "huile",
    "olive",
    "de",
    "tetouan",
  ]);
});

test("keeps Latin Darija words with their digits and leaves bare numbers out", () => {
  expect(tokenise("3sel w 20 kilo dyal l7lib").map((token) => token.word)).toEqual([
    "3sel",
    "w",
    "kilo",
    "dyal",
    "l7lib",
  ]);
});

test("reads spellings of one Darija word alike", () => {
  expect(new Set(["l3sal", "3sel", "l3ssel"].map(darijaSkeleton)).size).toBe(1);
});

test("keeps olives and oil apart when stripping Arabic endings", () => {
  expect(stemArabic(normalise("الزيتون"))).not.toBe(stemArabic(normalise("الزيت")));
  expect(stemArabic(normalise("والنحالات"))).toBe(stemArabic(normalise("نحالة")));
});

test("takes size and words of a token apart", () => {
  expect(tokenWords("sorted_textile_2t_month")).toEqual({
    words: "sorted textile",
    size: { amount: 2, unit: "t" },
  });
  expect(tokenWords("looms_x14")).toEqual({ words: "looms", size: { amount: 14, unit: "units" } });
  expect(tokenWords("3d_printers")).toEqual({ words: "3d printers" });
});

test("notices a sentence that asks for something in each language", () => {
  const asking = ["Nous cherchons des tisseuses", "نبحث عن شركاء", "We need hives", "bghina chi moul camio"];
  expect(asking.flatMap((text) => sentencesOf(text).map((sentence) => sentence.seeks))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(sentencesOf("Nous tissons la laine")[0]?.seeks).toBe(false);
});

test("names the same concept in four languages", () => {
  const texts = [
    ["زيت الزيتون", "ar"],
    ["huile d'olive", "fr"],
    ["olive oil", "en"],
    ["zit zitoun", "ary-Latn"],
  ] as const;
  for (const [text, language] of texts) {
    expect([...analyseText([{ text, language, emphasis: 1 }]).concepts.keys()]).toContain("olive_oil");
  }
});

test("normalising twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => normalise(normalise(text)) === normalise(text)),
  );
});
