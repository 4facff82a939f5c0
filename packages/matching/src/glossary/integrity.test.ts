import { expect, test } from "vitest";
import { tradeCodes } from "../taxonomy/trade-codes.ts";
import { isStopWord } from "../text/stop-words.ts";
import { surface } from "../text/surface.ts";
import { tokenise } from "../text/tokenise.ts";
import { conceptKinds, relations, termLanguages } from "./concept.ts";
import { concepts } from "./concepts.ts";
import homonyms from "./data/homonyms.json" with { type: "json" };
import { readingOf } from "./reading-of.ts";

const ids = new Set(concepts.map((concept) => concept.id));

test("holds 2,000 concepts and 12,000 terms at least, each id once", () => {
  expect(ids.size).toBe(concepts.length);
  expect(concepts.length).toBeGreaterThanOrEqual(2000);
  const terms = concepts.flatMap((concept) => termLanguages.flatMap((language) => concept.terms[language]));
  expect(terms.length).toBeGreaterThanOrEqual(12_000);
});

test("names known kinds, trades and concepts only", () => {
  const kinds = new Set<string>(conceptKinds);
  const trades = new Set<string>(tradeCodes);
  expect(concepts.filter((concept) => !kinds.has(concept.kind)).map((concept) => concept.id)).toEqual([]);
  expect(concepts.flatMap((concept) => concept.trades).filter((code) => !trades.has(code))).toEqual([]);
  const related = concepts.flatMap((concept) => relations.flatMap((name) => concept.relations[name]));
  expect(related.filter((id) => !ids.has(id))).toEqual([]);
});

test("leaves no concept without Arabic, French and English, and none alone", () => {
  const speechless = concepts.filter(
    ({ terms }) => terms.ar.length + terms.ary.length === 0 || terms.fr.length === 0 || terms.en.length === 0,
  );
  expect(speechless.map((concept) => concept.id)).toEqual([]);
  const named = new Set(concepts.flatMap((concept) => relations.flatMap((name) => concept.relations[name])));
  const alone = concepts.filter(
    (concept) => !named.has(concept.id) && relations.every((name) => concept.relations[name].length === 0),
  );
  expect(alone.map((concept) => concept.id)).toEqual([]);
});

test("declares every word of several meanings, and nothing else as one", () => {
  const owners = new Map<string, Set<string>>();
  for (const concept of concepts) {
    for (const language of termLanguages) {
      const reading = readingOf[language];
      for (const term of concept.terms[language]) {
        const words = tokenise(term).filter(({ word }) => !isStopWord(word, reading));
        const key = `${reading} ${words.map(({ word }) => surface(word, reading)).join(" ")}`;
        owners.set(key, (owners.get(key) ?? new Set()).add(concept.id));
      }
    }
  }
  const shared = [...owners].filter(([key, of]) => of.size > 1 && !key.endsWith(" ")).map(([, of]) => of);
  const declared = homonyms.map((row) => row.concepts);
  expect(shared.map((of) => [...of].sort().join(" ")).sort()).toEqual([...declared].sort());
});
