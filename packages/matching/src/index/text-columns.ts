import type { ComparedText } from "../search/relevance.ts";
import type { AnalysedText, Mention } from "../text/analysed-text.ts";
import type { Column } from "./packed-columns.ts";

/** A text that was read, as far as it is compared with others. */
export type ReadText = ComparedText & Pick<AnalysedText, "meansStems">;

/** Lists of each text, in this order: their lengths stand in `lengths`. */
const lists = ["concepts", "stems", "grams", "means"] as const;

function joined<Array extends Uint16Array | Uint32Array>(
  parts: readonly ArrayLike<number>[],
  type: new (length: number) => Array,
): Array {
  const whole = new type(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Texts as columns; the phrases of their mentions, where they are wanted, come as text beside them. */
export function textColumns(texts: readonly ReadText[]): Readonly<Record<string, Column>> {
  const mentions = texts.map((text) => [...text.mentions]);
  return {
    lengths: joined(
      texts.map((text) => [text.mentions.size, text.stems.length, text.grams.length, text.meansStems.length]),
      Uint16Array,
    ),
    selves: joined(
      texts.map(({ stemSelf, gramSelf }) => [stemSelf, gramSelf]),
      Uint32Array,
    ),
    concepts: joined(
      mentions.map((row) => row.map(([number]) => number)),
      Uint16Array,
    ),
    weights: joined(
      mentions.map((row) => row.map(([, { weight }]) => weight)),
      Uint16Array,
    ),
    stems: joined(
      texts.map(({ stems }) => stems),
      Uint32Array,
    ),
    grams: joined(
      texts.map(({ grams }) => grams),
      Uint32Array,
    ),
    means: joined(
      texts.map(({ meansStems }) => meansStems),
      Uint32Array,
    ),
  };
}

/** Reads texts back one by one, in the order they were written; `phrases` of their mentions where they were kept. */
export function textReader(
  columns: Readonly<Record<string, Column>>,
): (phrases?: readonly string[]) => ReadText {
  const { lengths, selves, concepts, weights } = columns;
  const starts = { concepts: 0, stems: 0, grams: 0, means: 0 };
  let at = 0;
  return (phrases = []) => {
    const from = { ...starts };
    lists.forEach((name, list) => {
      starts[name] += lengths?.[at * lists.length + list] ?? 0;
    });
    const part = (name: (typeof lists)[number]) =>
      (columns[name] as Uint32Array).subarray(from[name], starts[name]);
    const mentions = new Map<number, Pick<Mention, "weight" | "phrase">>();
    for (let mention = from.concepts; mention < starts.concepts; mention += 1)
      mentions.set(concepts?.[mention] ?? 0, {
        weight: weights?.[mention] ?? 0,
        phrase: phrases[mention - from.concepts] ?? "",
      });
    const [stemSelf = 0, gramSelf = 0] = [selves?.[2 * at], selves?.[2 * at + 1]];
    at += 1;
    return {
      mentions,
      stems: part("stems"),
      stemSelf,
      grams: part("grams"),
      gramSelf,
      meansStems: part("means"),
    };
  };
}
