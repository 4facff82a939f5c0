import {
  type BankCooperative,
  type BankIdea,
  cooperativeFromBank,
  ideaFromBank,
} from "@tawafuq/matching/profile/from-bank";
import { type LocalizedText, versionsOf } from "@tawafuq/matching/profile/localized-text";
import { tokenWords } from "@tawafuq/matching/text/token-words";
import MiniSearch from "minisearch";
import { TfIdf } from "natural/lib/natural/tfidf/index.js";

/** Ids of the cooperatives a plain text search finds for an idea, best first, ties by id; no match, no place. */
export type Baseline = (idea: BankIdea) => readonly string[];

interface Hit {
  readonly id: string;
  readonly score: number;
}

function prose(...texts: readonly LocalizedText[]): readonly string[] {
  return texts.flatMap(versionsOf).map(({ text }) => text);
}

function words(tokens: readonly string[]): readonly string[] {
  return tokens.map((token) => tokenWords(token).words);
}

/** The very texts the package reads of an idea. */
function textOfIdea(row: BankIdea): string {
  const { title, description, needs } = ideaFromBank(row);
  return [...prose(title, description), ...words([...needs.requirements, ...(needs.skills ?? [])])].join(
    "\n",
  );
}

/** The very texts the package reads of a cooperative. */
function textOfCooperative(row: BankCooperative): string {
  const { name, description, production, equipment, skills } = cooperativeFromBank(row);
  return [
    ...prose(name, description),
    ...production.map(({ product }) => product),
    ...words([...equipment, ...(skills ?? [])]),
  ].join("\n");
}

function bestFirst(hits: readonly Hit[]): readonly string[] {
  return hits
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** `natural`'s TfIdf as shipped: its tokeniser knows Latin and Cyrillic letters without accents, and no Arabic. */
export function naturalTfIdf(cooperatives: readonly BankCooperative[]): Baseline {
  const tfIdf = new TfIdf();
  for (const row of cooperatives) {
    tfIdf.addDocument(textOfCooperative(row));
  }
  return (idea) => {
    const scores = tfIdf.tfidfs(textOfIdea(idea));
    return bestFirst(cooperatives.map(({ id }, at) => ({ id, score: scores[at] ?? 0 })));
  };
}

/** MiniSearch (BM25+) with its default options: any word may match, whole words only, no fuzziness. */
export function miniSearch(cooperatives: readonly BankCooperative[]): Baseline {
  const index = new MiniSearch<{ id: string; text: string }>({ fields: ["text"] });
  index.addAll(cooperatives.map((row) => ({ id: row.id, text: textOfCooperative(row) })));
  return (idea) =>
    bestFirst(index.search(textOfIdea(idea)).map(({ id, score }) => ({ id: String(id), score })));
}
