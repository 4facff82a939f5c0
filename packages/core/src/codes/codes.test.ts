import { describe, expect, test } from "vitest";
import { languages } from "../language/localized-text.ts";
import ar from "../texts/ar.json" with { type: "json" };
import { translate } from "../texts/catalogue.ts";
import en from "../texts/en.json" with { type: "json" };
import fr from "../texts/fr.json" with { type: "json" };
import { readAddress } from "./address.ts";
import { readCode } from "./code.ts";

describe("an address", () => {
  test.each([
    ["05 00 00 00 01", "+212500000001"],
    ["00212500000001", "+212500000001"],
    ["+212 500-000-001", "+212500000001"],
    ["٠٥٠٠٠٠٠٠٠١", "+212500000001"],
  ])("%s is a phone number in E.164", (typed, value) => {
    expect(readAddress(typed)).toEqual({ kind: "phone", value });
  });

  test("an e-mail is kept in lower case", () => {
    expect(readAddress("  Amina@Example.EXAMPLE ")).toEqual({
      kind: "email",
      value: "amina@example.example",
    });
  });

  test.each(["", "+33123456789", "0912345678", "05000000", "amina@", "a@b@c.example", "twf_key"])(
    "%j is none",
    (typed) => {
      expect(() => readAddress(typed)).toThrow("invalid_input");
    },
  );
});

describe("a code", () => {
  test.each(["123456", " 123 456 ", "١٢٣٤٥٦", "123-456"])("%j is read as six digits", (typed) => {
    expect(readCode(typed)).toBe("123456");
  });

  test.each(["", "12345", "1234567", "12345a", "1234 5６"])("%j is none", (typed) => {
    expect(() => readCode(typed)).toThrow("invalid_input");
  });
});

/** The characters of GSM 03.38 that cost one place each. */
const gsm =
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

describe("every short message fits one part", () => {
  const keys = Object.keys(en.codes).filter((key) => key.startsWith("sms"));

  test("there is one in every language", () => {
    expect(keys.length).toBeGreaterThan(0);
    for (const texts of [ar.codes, fr.codes, en.codes])
      expect(Object.keys(texts)).toEqual(Object.keys(en.codes));
  });

  test.each(languages)("in %s", (language) => {
    const text = translate(language, "codes.sms", { code: "123456" });
    expect(text).toContain("123456");
    if (language === "ar") expect(text.length).toBeLessThanOrEqual(70);
    else {
      expect([...text].filter((character) => !gsm.includes(character))).toEqual([]);
      expect(text.length).toBeLessThanOrEqual(160);
    }
  });
});
