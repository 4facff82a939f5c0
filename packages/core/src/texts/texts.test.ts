import { changeArguments, changeCodes } from "@tawafuq/matching/explain/change-codes";
import {
  argumentKinds,
  reasonArguments,
  reasonCodes,
  scoreParts,
} from "@tawafuq/matching/explain/reason-codes";
import { gateArguments, gateCodes } from "@tawafuq/matching/gates/gate-codes";
import { reaches } from "@tawafuq/matching/profile/cooperative-profile";
import { describe, expect, test } from "vitest";
import { languages } from "../language/localized-text.ts";
import { decisionReasons, declineReasons, HistoryEntry, matchStates, verbs } from "../matches/match.ts";
import { noticeKinds } from "../notices/notice.ts";
import { refusalCodes } from "../refusals/refusal.ts";
import ar from "./ar.json" with { type: "json" };
import en from "./en.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };

const pluralForms = {
  ar: ["few", "many", "one", "other", "two", "zero"],
  fr: ["many", "one", "other"],
  en: ["one", "other"],
};
const trees = { ar, fr, en };

function leaves(tree: object, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${path}${key}`, value] as [string, string]]
      : leaves(value, `${path}${key}.`),
  );
}

const plural = /^(.*)_(zero|one|two|few|many|other)$/;

/** Paths without plural endings, each with the plural forms it has. */
function shape(tree: object): Map<string, string[]> {
  const all = leaves(tree).map(([path]) => path);
  const counted = new Set(
    all.flatMap((path) => plural.exec(path)?.[1] ?? []).filter((stem) => all.includes(`${stem}_other`)),
  );
  const found = new Map<string, string[]>();
  for (const path of all) {
    const match = plural.exec(path);
    if (match?.[1] !== undefined && match[2] !== undefined && counted.has(match[1]))
      found.set(match[1], [...(found.get(match[1]) ?? []), match[2]].sort());
    else found.set(path, []);
  }
  return found;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].flatMap((match) => match[1] ?? []);
}

describe("the three key files", () => {
  test.each(languages)("%s has the same keys as English, with its own plural forms", (language) => {
    const reference = shape(en);
    const own = shape(trees[language]);
    expect([...own.keys()].sort()).toEqual([...reference.keys()].sort());
    for (const [path, forms] of own)
      expect([path, forms]).toEqual([path, reference.get(path)?.length ? pluralForms[language] : []]);
  });

  test.each(languages)("%s uses the same arguments as English in every text", (language) => {
    const reference = new Map(leaves(en).map(([path, text]) => [path, new Set(placeholders(text))]));
    const spellsTheNumber = /_(zero|one|two)$/;
    for (const [path, text] of leaves(trees[language])) {
      const known = reference.get(path) ?? reference.get(path.replace(plural, "$1_other"));
      if (!spellsTheNumber.test(path)) expect([path, new Set(placeholders(text))]).toEqual([path, known]);
    }
  });

  test.each(languages)("%s has no empty text and no unbalanced brace or isolate", (language) => {
    for (const [path, text] of leaves(trees[language])) {
      expect([path, text.trim().length > 0]).toEqual([path, true]);
      expect([path, text.replace(/\{\{\w+\}\}/g, "").match(/[{}]/)]).toEqual([path, null]);
      expect([path, text.split("\u2068").length]).toEqual([path, text.split("\u2069").length]);
    }
  });

  test("Arabic is written in Arabic", () => {
    const latin = leaves(ar).filter(([, text]) =>
      /[a-z]/i.test(text.replace(/\{\{\w+\}\}/g, "").replace(/\u2068[^\u2069]*\u2069/g, "")),
    );
    expect(latin).toEqual([]);
  });
});

describe("every closed list has its texts", () => {
  const paths = new Set(shape(en).keys());
  const events = HistoryEntry.shape.event.options;
  const lists: [string, readonly string[]][] = [
    ["reasons.*", reasonCodes],
    ["gates.*.passed", gateCodes],
    ["gates.*.failed", gateCodes],
    ["refusals.*.title", refusalCodes],
    ["refusals.*.detail", refusalCodes],
    ["states.*", matchStates],
    ["declineReasons.*", declineReasons],
    ["decisionReasons.*", decisionReasons],
    ["parts.*", scoreParts],
    ["reaches.*", reaches],
    ["verbs.*", verbs],
    ["history.*", events],
  ];
  test.each(lists)("%s", (pattern, codes) => {
    expect(codes.filter((code) => !paths.has(pattern.replace("*", code)))).toEqual([]);
  });

  test("notices of every kind have a text", () => {
    expect(
      noticeKinds.filter((kind) => ![...paths].some((path) => path.startsWith(`notices.${kind}.`))),
    ).toEqual([]);
  });
});

describe("placeholders", () => {
  test("a reason uses only the arguments its code has, and each of them has a kind", () => {
    for (const code of reasonCodes) {
      const known: readonly string[] = reasonArguments[code];
      expect([code, placeholders(en.reasons[code]).filter((name) => !known.includes(name))]).toEqual([
        code,
        [],
      ]);
      expect(known.every((name) => name in argumentKinds)).toBe(true);
    }
  });

  test("a change uses only the arguments its code has, and what it does to the rank", () => {
    for (const code of changeCodes) {
      const known: readonly string[] = changeArguments[code];
      const used = placeholders(en.changes[code]).filter((name) => !known.includes(name));
      expect([code, used]).toEqual([code, []]);
    }
  });

  test("a gate uses only the arguments its code has", () => {
    for (const code of gateCodes) {
      const known: readonly string[] = gateArguments[code];
      const used = [...placeholders(en.gates[code].passed), ...placeholders(en.gates[code].failed)];
      expect([code, used.filter((name) => !known.includes(name))]).toEqual([code, []]);
    }
  });
});
