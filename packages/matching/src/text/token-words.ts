import { periods, type Size, sizeOf } from "./size.ts";

/** A size as a token writes it, e.g. 150 m2 in `shed_150m2`, 2 t a month in `textile_2t_month`. */
export interface TokenSize {
  readonly amount: number;
  readonly unit: string;
  readonly per?: string;
}

/** A snake-case token taken apart: its English words and its size, if it carries one. */
export interface TokenWords {
  readonly words: string;
  readonly size?: TokenSize;
}

/** A count or an amount with its unit; `3d` is a word. */
const sizePattern = /^x?(\d+)(?!d$)([a-z]+\d?)?$/;

/** `sorted_textile_2t_month` → "sorted textile", 2 t a month. Unknown shapes stay words. */
export function tokenWords(token: string): TokenWords {
  const words: string[] = [];
  let amount: number | undefined;
  let unit = "units";
  let per: string | undefined;
  for (const piece of token.toLowerCase().split("_")) {
    const match = sizePattern.exec(piece);
    if (match?.[1] !== undefined && amount === undefined) {
      amount = Number(match[1]);
      unit = match[2] ?? "units";
    } else if (Object.hasOwn(periods, piece)) {
      per = piece;
    } else if (match === null) {
      words.push(piece);
    }
  }
  const size = amount === undefined ? undefined : { amount, unit, ...(per === undefined ? {} : { per }) };
  return size === undefined ? { words: words.join(" ") } : { words: words.join(" "), size };
}

/** The size of a token in its dimension's own unit; undefined where it carries none. */
export function tokenSize(token: string): Size | undefined {
  const { size } = tokenWords(token);
  return size === undefined ? undefined : sizeOf(size.amount, size.unit, size.per);
}
