import { packColumns, unpackColumns } from "@tawafuq/matching/index/packed-columns";
import { textColumns, textReader } from "@tawafuq/matching/index/text-columns";
import type { ComparedText } from "@tawafuq/matching/search/relevance";
import * as z from "zod";
import { Idea } from "./idea.ts";

/** What the public bank needs of an idea: its teaser, what it is found by, and whose it is. */
const ShelfIdea = Idea.pick({
  id: true,
  version: true,
  createdAt: true,
  availability: true,
  confidentiality: true,
  holderId: true,
  title: true,
  sectors: true,
  scope: true,
  needs: true,
  targetWomenPct: true,
  targetYouthPct: true,
});
export type ShelfIdea = z.infer<typeof ShelfIdea>;

/** An active idea as the bank shows it. */
export interface Shelved {
  readonly idea: ShelfIdea;
  /** Of what the public may read. */
  readonly text: ComparedText;
}

const Row = z.tuple([ShelfIdea, z.array(z.string())]);
const format = "bank 1";

export function shelfIdeaOf(idea: Idea): ShelfIdea {
  return ShelfIdea.parse(idea);
}

/** The public bank as bytes: teasers, and their texts as numbers with the phrases that are quoted. */
export function encodeBank(rows: readonly Shelved[]): Uint8Array {
  const head = rows.map(({ idea, text }) => [idea, [...text.mentions.values()].map(({ phrase }) => phrase)]);
  const none = new Uint32Array();
  return packColumns(format, head, textColumns(rows.map(({ text }) => ({ ...text, meansStems: none }))));
}

/** Undefined where another format, scorer or glossary made it. */
export function decodeBank(bytes: Uint8Array): readonly Shelved[] | undefined {
  const packed = unpackColumns(format, bytes);
  const head = z.array(Row).safeParse(packed?.head);
  if (packed === undefined || !head.success) return undefined;
  const next = textReader(packed.columns);
  return head.data.map(([idea, phrases]) => ({ idea, text: next(phrases) }));
}
