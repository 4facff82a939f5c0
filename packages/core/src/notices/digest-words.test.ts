import { expect, test } from "vitest";
import { formatNumber } from "../language/format.ts";
import { type Language, languages } from "../language/localized-text.ts";
import { translate } from "../texts/catalogue.ts";

const subject = (language: Language, count: number) =>
  translate(language, "notices.digest.subject", { count, amount: formatNumber(language, count) });

test.each([
  ["ar", 1, "مطابقة واحدة تنتظر قراركم"],
  ["ar", 2, "مطابقتان تنتظران قراركم"],
  ["ar", 10, "10 مطابقات تنتظر قراركم"],
  ["ar", 11, "11 مطابقة تنتظر قراركم"],
  ["ar", 100, "100 مطابقة تنتظر قراركم"],
  ["fr", 1, "1 correspondance attend votre décision"],
  ["fr", 2, "2 correspondances attendent votre décision"],
  ["en", 1, "1 match waits for your decision"],
  ["en", 200, "200 matches wait for your decision"],
] as const)("%s says %d as people do", (language, count, text) => {
  expect(subject(language, count)).toBe(text);
});

test.each(languages)("%s has a form for every number", (language) => {
  for (const count of [0, 1, 2, 3, 10, 11, 99, 100, 101, 102, 103, 111, 1000, 1_000_000])
    for (const key of ["notices.digest.subject", "notices.digest.opening"] as const)
      expect(translate(language, key, { count, amount: count })).not.toMatch(/notices\.|\{\{/);
});
