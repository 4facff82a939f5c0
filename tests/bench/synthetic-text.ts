import type { Concept, TermLanguage } from "@tawafuq/matching/glossary/concept";
import { concepts } from "@tawafuq/matching/glossary/concepts";
import { provinces } from "@tawafuq/matching/taxonomy/places";
import type { TradeCode } from "@tawafuq/matching/taxonomy/trade-codes";

export const languages = ["ar", "fr", "en"] as const;
export type Language = (typeof languages)[number];

/** How people mix: one term in six comes from what is spoken beside the language written. */
const sister: Readonly<Record<Language, TermLanguage>> = { ar: "ary", fr: "aryLatn", en: "fr" };
const sisterShare = 1 / 6;
const shortest = 25;

export type Random = () => number;

export function below(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

export function pick<T>(random: Random, rows: readonly T[]): T {
  const row = rows[below(random, rows.length)];
  if (row === undefined) {
    throw new RangeError("Nothing to pick from");
  }
  return row;
}

const byId = new Map(concepts.map((concept) => [concept.id, concept]));
const byTrade = new Map<TradeCode, Concept[]>();
for (const concept of concepts) {
  for (const trade of concept.generic ? [] : concept.trades) {
    byTrade.set(trade, [...(byTrade.get(trade) ?? []), concept]);
  }
}
const trades = [...byTrade.keys()];

export interface Topic {
  readonly trade: TradeCode;
  /** Two or three: one and what it is related to in the same trade. */
  readonly concepts: readonly Concept[];
}

export function drawTopic(random: Random): Topic {
  const trade = pick(random, trades);
  const family = byTrade.get(trade) ?? [];
  const main = pick(random, family);
  const related = Object.values(main.relations)
    .flat()
    .flatMap((id) => byId.get(id) ?? [])
    .filter((concept) => !concept.generic && concept.trades.includes(trade));
  const others = Array.from({ length: 1 + below(random, 2) }, () =>
    pick(random, related.length > 0 && random() < 0.8 ? related : family),
  );
  return { trade, concepts: [main, ...others] };
}

export function drawTerm(random: Random, topic: Topic, language: Language): string {
  const { terms } = pick(random, topic.concepts);
  const mixed = random() < sisterShare ? terms[sister[language]] : [];
  const own = mixed.length > 0 ? mixed : terms[language];
  // A concept need not have a word in every language: people then use the French one.
  return pick(random, (own.length > 0 ? own : terms.fr).slice(0, 5));
}

/** Sentences filled with terms of the topic, 25 words or a few more. */
export function drawText(
  random: Random,
  topic: Topic,
  language: Language,
  sentences: Readonly<Record<Language, readonly string[]>>,
): string {
  const text: string[] = [];
  while (text.join(" ").split(/\s+/u).length < shortest) {
    const sentence = pick(random, sentences[language])
      .replaceAll("{t}", () => drawTerm(random, topic, language))
      .replaceAll("{p}", () => pick(random, provinces).name[language])
      .replaceAll("{n}", () => String(2 + below(random, 40)));
    text.push(`${sentence}.`);
  }
  return text.join(" ");
}
