/** A size written into a snake-case token, e.g. 150 m2 in `shed_150m2`. */
export interface TokenSize {
  readonly amount: number;
  readonly unit: string;
}

/** A snake-case token taken apart: its English words and its size, if it carries one. */
export interface TokenWords {
  readonly words: string;
  readonly size?: TokenSize;
}

/** A count or an amount with its unit; `3d` is a word. */
const sizePattern = /^x?(\d+)(?!d$)([a-z]+\d?)?$/;
const perWords = new Set(["month", "week", "day", "year"]);

/** `sorted_textile_2t_month` → "sorted textile", 2 t. Unknown shapes stay words. */
export function tokenWords(token: string): TokenWords {
  const words: string[] = [];
  let size: TokenSize | undefined;
  for (const piece of token.toLowerCase().split("_")) {
    const match = sizePattern.exec(piece);
    if (match?.[1] !== undefined) {
      size ??= { amount: Number(match[1]), unit: match[2] ?? "units" };
    } else if (!(size !== undefined && perWords.has(piece))) {
      words.push(piece);
    }
  }
  return size === undefined ? { words: words.join(" ") } : { words: words.join(" "), size };
}
