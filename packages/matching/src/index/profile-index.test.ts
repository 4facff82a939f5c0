import { expect, test } from "vitest";
import { analyseText } from "../text/analyse.ts";
import { standardStatistics } from "../text/statistics.ts";
import { createProfileIndex } from "./profile-index.ts";

const read = (text: string, language: "ar" | "fr" | "en") => analyseText([{ text, language, emphasis: 1 }]);

test("finds a French text for an Arabic question about olive oil", () => {
  const index = createProfileIndex(standardStatistics);
  index.replace("oil", read("Nous vendons de l'huile d'olive en vrac", "fr"));
  index.replace("rugs", read("Tisseuses de tapis en laine", "fr"));
  expect(index.retrieve(read("نبحث عن زيت الزيتون", "ar"), 5).map((row) => row.id)).toEqual(["oil"]);
});

test("forgets what a removed or replaced profile said", () => {
  const index = createProfileIndex(standardStatistics);
  index.replace("a", read("honey and hives", "en"));
  index.replace("a", read("leather slippers", "en"));
  expect(index.retrieve(read("honey", "en"), 5)).toEqual([]);
  index.remove("a");
  expect(index.size()).toBe(0);
  expect(index.retrieve(read("leather", "en"), 5)).toEqual([]);
});

test("answers the same whatever order profiles were added in", () => {
  const rows = [
    ["a", "saffron and honey"],
    ["b", "honey jars"],
    ["c", "saffron bulbs"],
  ] as const;
  const build = (order: readonly (readonly [string, string])[]) => {
    const index = createProfileIndex(standardStatistics);
    for (const [id, text] of order) {
      index.replace(id, read(text, "en"));
    }
    return index.retrieve(read("saffron honey", "en"), 3);
  };
  expect(build([...rows].reverse())).toEqual(build(rows));
});
