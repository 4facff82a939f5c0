import { expect, test } from "vitest";
import { stem } from "../text/stem.ts";
import { isStopWord } from "../text/stop-words.ts";
import { surface } from "../text/surface.ts";
import { tokenise } from "../text/tokenise.ts";
import { relations, termLanguages } from "./concept.ts";
import { conceptNumber, concepts } from "./concepts.ts";
import { conceptAt, conceptCount, glossary } from "./glossary.ts";
import { lexiconOf } from "./lexicon.ts";
import { packGlossary } from "./pack-glossary.ts";
import { readingOf } from "./reading-of.ts";
import { longestTerm } from "./term-entries.ts";

// `npm run pack-glossary` writes it again after the rows were edited.
test("the packed glossary is what the rows give", async () => {
  const module = `// Written by \`npm run pack-glossary\` from the rows in data/.\nexport const packedGlossary =\n  "${packGlossary()}";\n`;
  await expect(module).toMatchFileSnapshot("./packed-glossary.ts");
});

test("it opens to the same concepts, trades and relations as the rows", () => {
  expect(conceptCount()).toBe(concepts.length);
  expect(concepts.map((_, number) => conceptAt(number))).toEqual(
    concepts.map(({ trades, generic }) => ({ trades, generic })),
  );
  for (const relation of relations) {
    const { from, to } = glossary().related[relation];
    expect(Array.from(from, (number, at) => [number, to[at]])).toEqual(
      concepts.flatMap((concept, number) =>
        concept.relations[relation].map((id) => [number, conceptNumber(id)]),
      ),
    );
  }
});

test("every term of every row is found as written and by its stems", () => {
  const lost: string[] = [];
  concepts.forEach((concept, number) => {
    for (const language of termLanguages) {
      const reading = readingOf[language];
      const { surfaces, stems } = lexiconOf(reading);
      for (const term of concept.terms[language]) {
        const words = tokenise(term)
          .map(({ word }) => word)
          .filter((word) => !isStopWord(word, reading) && stem(word, reading) !== "");
        if (words.length === 0) continue;
        const written = words.map((word) => surfaces.numbers.get(surface(word, reading)));
        const stemmed = words.map((word) => stems.numbers.get(stem(word, reading)));
        const found = [longestTerm(surfaces, written, 0), longestTerm(stems, stemmed, 0)];
        if (!found.every((met) => met.length === words.length && met.concepts.includes(number))) {
          lost.push(`${concept.id}: ${term}`);
        }
      }
    }
  });
  expect(lost).toEqual([]);
});
