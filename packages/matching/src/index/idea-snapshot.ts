import type { ReadIdea } from "../score/idea-query.ts";
import type { Size } from "../text/size.ts";
import { packColumns, unpackColumns } from "./packed-columns.ts";
import { type ReadText, textColumns, textReader } from "./text-columns.ts";

const format = "ideas 1";

/** What is no number of an idea: its profile without texts, its trades, and the size of each need. */
type Row = readonly [ReadIdea["profile"], ReadIdea["trades"], readonly (Size | null)[]];
type Texts = { readonly title?: unknown; readonly description?: unknown };

const none = { stems: new Uint32Array(), stemSelf: 0, grams: new Uint32Array(), gramSelf: 0 } as const;
const unsaid = (mentions: ReadIdea["text"]["mentions"]): ReadText["mentions"] =>
  new Map([...mentions].map(([number, { weight }]) => [number, { weight, phrase: "" }]));

/** Ideas as bytes: all that their queries are made from, and no word of what people wrote. */
export function encodeIdeas(ideas: readonly ReadIdea[]): Uint8Array {
  const rows = ideas.map(({ profile, trades, needs }): Row => {
    const { title: _, description: __, ...kept }: ReadIdea["profile"] & Texts = profile;
    const told = trades.map(({ trade, weight }) => ({ trade, weight }));
    return [kept, told, needs.map(({ size }) => size ?? null)];
  });
  const texts = ideas.flatMap(({ text, needs }): ReadText[] => [
    { ...text, mentions: unsaid(text.mentions), meansStems: none.stems },
    ...needs.map((need) => ({
      ...none,
      mentions: unsaid(need.text.mentions),
      meansStems: need.text.meansStems,
    })),
  ]);
  return packColumns(format, rows, textColumns(texts));
}

/** Ideas of a snapshot; undefined where it was made by another format, scorer or glossary. */
export function decodeIdeas(bytes: Uint8Array): readonly ReadIdea[] | undefined {
  const packed = unpackColumns(format, bytes);
  if (packed === undefined) return undefined;
  const next = textReader(packed.columns);
  return (packed.head as readonly Row[]).map(([profile, trades, sizes]) => ({
    profile,
    trades,
    text: next(),
    needs: sizes.map((size) => ({ text: next(), ...(size === null ? {} : { size }) })),
  }));
}
