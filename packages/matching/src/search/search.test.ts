import { expect, test } from "vitest";
import { exampleIdea } from "../profile/example-profiles.ts";
import { ideaFromBank } from "../profile/from-bank.ts";
import { prepareIdea } from "../profile/prepare.ts";
import { proposeSectors } from "./propose-sectors.ts";
import { likeness, readQuery, searchTexts } from "./relevance.ts";

const idea = (id: string, title: object, description: object) =>
  [
    id,
    prepareIdea(
      ideaFromBank(
        exampleIdea({
          id,
          title,
          description,
          needs: { minMembers: 0, certifications: [], requirements: [] },
        }),
      ),
    ).text,
  ] as const;

const oil = idea(
  "oil",
  { fr: "Huile d'olive en bouteille" },
  { fr: "Nous cherchons une coopérative avec une presse." },
);
const honey = idea("honey", { ar: "تثمين العسل" }, { ar: "نبحث عن تعاونية للنحالين تجمع العسل وتعبئه." });
const rugs = idea(
  "rugs",
  { en: "Rugs sold abroad" },
  { en: "We look for weavers of Taznakht who make carpets." },
);
const all = [oil, honey, rugs];
const best = (words: string) => searchTexts(readQuery(words), all)[0]?.id;

test("finds across languages and scripts", () => {
  expect(best("زيت الزيتون")).toBe("oil");
  expect(best("zit zitoun")).toBe("oil");
  expect(best("miel")).toBe("honey");
  expect(best("tapis")).toBe("rugs");
});

test("finds a name the glossary does not know, and shows the words that met", () => {
  expect(best("Taznakht")).toBe("rugs");
  expect(searchTexts(readQuery("زيت الزيتون"), all)[0]?.phrases[0]).toMatch(/huile d'olive/i);
});

test("finds nothing for what nobody spoke of, or for nothing", () => {
  expect(searchTexts(readQuery("submarine"), all)).toEqual([]);
  expect(searchTexts(readQuery(""), all)).toEqual([]);
});

test("tells the same idea in another language from another idea", () => {
  const there = idea(
    "fr",
    { fr: "Du tourteau d'argan à l'aliment du bétail" },
    {
      fr: "Des tourteaux d'argan restent après la presse. Nous cherchons des éleveurs de chèvres et de chameaux pour en faire un aliment.",
    },
  );
  const here = idea(
    "ar",
    { ar: "كسبة أركان علف للماعز والإبل" },
    { ar: "تبقى كسبة أركان بعد العصر. نبحث عن مربي الماعز والإبل لنصنع منها علفا." },
  );
  expect(likeness(here[1], there[1])).toBeGreaterThan(0.45);
  for (const [, other] of all) expect(likeness(here[1], other)).toBeLessThan(0.3);
});

test("proposes the sector from a description in people's own words", () => {
  expect(proposeSectors({ ar: "كنربيو النحل وكنبيعو العسل" })[0]).toMatchObject({ sector: "AGR" });
  expect(proposeSectors({ fr: "Nous tissons des tapis" })[0]?.phrase).toMatch(/tissons|tapis/);
  expect(proposeSectors({ fr: "Nous sommes douze." })).toEqual([]);
});
