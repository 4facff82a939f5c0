import fc from "fast-check";
import { expect, test } from "vitest";
import { concepts } from "../glossary/concepts.ts";
import { analyseText } from "./analyse.ts";
import { darijaSkeleton, nameSkeleton } from "./consonant-skeleton.ts";
import { normalise } from "./normalise.ts";
import { rolesOf } from "./roles.ts";
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
    size: { amount: 2, unit: "t", per: "month" },
  });
  expect(tokenWords("looms_x14")).toEqual({ words: "looms", size: { amount: 14, unit: "units" } });
  expect(tokenWords("3d_printers")).toEqual({ words: "3d printers" });
});

const rolesIn = (text: string, voice: "idea" | "cooperative") => {
  const tokens = tokenise(text);
  const roles = rolesOf(tokens, voice);
  return Object.fromEntries(tokens.map((token, at) => [token.word, roles[at]]));
};

test("tells what an idea seeks from what it mentions, in each language", () => {
  expect(rolesIn("On file la laine. Nous cherchons des tisseuses", "idea")).toMatchObject({
    laine: "does",
    tisseuses: "seeks",
  });
  expect(rolesIn("عندنا الصوف، كنقلبو على نساجات", "idea")).toMatchObject({ الصوف: "does", نساجات: "seeks" });
  expect(rolesIn("We have wool. We need weavers", "idea")).toMatchObject({ wool: "does", weavers: "seeks" });
  expect(rolesIn("3andna souf. khassna nessajat", "idea")).toMatchObject({ souf: "does", nessajat: "seeks" });
});

test("tells what a cooperative does from what it wishes for", () => {
  expect(rolesIn("كنبيعو العسل وبغينا نديرو الصابون", "cooperative")).toMatchObject({
    العسل: "does",
    الصابون: "wishes",
  });
});

test("reads a denial up to a turn or a comma, and none in «not only»", () => {
  expect(rolesIn("Nous n'avons pas de camion, le miel part en vrac", "cooperative")).toMatchObject({
    camion: "denies",
    miel: "does",
  });
  expect(rolesIn("ما عندناش فريكو ولكن عندنا معصرة", "cooperative")).toMatchObject({
    فريكو: "denies",
    معصره: "does",
  });
  expect(rolesIn("not only honey", "cooperative")).toMatchObject({ honey: "does" });
});

const conceptsIn = (text: string, language: "ar" | "fr" | "en" | "ary-Latn") =>
  [
    ...analyseText([{ text, language, emphasis: 100, kind: "prose" }], {
      voice: "cooperative",
      sectors: ["AGR"],
    }).mentions.keys(),
  ].map((number) => concepts[number]?.id ?? "");

test("names the same concept in four languages and both scripts", () => {
  for (const [text, language] of [
    ["زيت الزيتون", "ar"],
    ["huile d'olive", "fr"],
    ["olive oil", "en"],
    ["zit zitoun", "ary-Latn"],
  ] as const) {
    expect(conceptsIn(text, language)).toContain("olive_oil");
  }
});

test("reads a language by the run of words, not by the field it stands in", () => {
  expect(conceptsIn("We keep bees and sell honey. نبيع زيت الزيتون أيضا", "fr")).toEqual(
    expect.arrayContaining(["honey", "olive_oil"]),
  );
});

test("reads a name alike in both scripts", () => {
  expect(nameSkeleton(normalise("تازناخت"))).toBe(nameSkeleton("taznakht"));
  expect(nameSkeleton("abc")).toBe("");
});

test("lets a denial inside a phrase be part of it: sans gluten", () => {
  expect(conceptsIn("biscuits sans gluten", "fr").some((id) => id.includes("gluten"))).toBe(true);
});

test("normalises a letter alike, composed or not, and opens a ligature under its mark", () => {
  expect(normalise("mai\u0308s")).toBe(normalise("maïs"));
  expect(normalise("Ǣ")).toBe("ae");
});

test("normalising twice changes nothing more", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => normalise(normalise(text)) === normalise(text)),
  );
});
