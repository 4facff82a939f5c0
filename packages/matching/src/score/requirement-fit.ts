import { closeTo } from "../glossary/closeness.ts";
import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import { type TokenSize, tokenWords } from "../text/token-words.ts";

/** How well a cooperative meets one requirement of an idea, 0..1, and by which of its words. */
export interface RequirementFit {
  readonly requirement: string;
  readonly value: number;
  readonly means: string;
  /** Present where both sides state a size in the same unit. */
  readonly sizes?: { readonly needed: number; readonly has: number };
}

/** What a requirement the glossary does not know is worth by equal words alone. */
const byWordsOnly = 0.8;

interface Means {
  readonly words: string;
  readonly size: TokenSize;
}

function meansOf(cooperative: PreparedCooperative): readonly Means[] {
  const equipment = cooperative.profile.equipment.flatMap((token) => {
    const { words, size } = tokenWords(token);
    return size === undefined ? [] : [{ words, size }];
  });
  const production = cooperative.profile.production.map((row) => ({
    words: row.product,
    size: { amount: row.quantity, unit: row.unit.toLowerCase() },
  }));
  return [...equipment, ...production];
}

function largest(means: readonly Means[], unit: string): number | undefined {
  const amounts = means.filter((row) => row.size.unit === unit).map((row) => row.size.amount);
  return amounts.length === 0 ? undefined : Math.max(...amounts);
}

/** One requirement or skill token against all a cooperative says it has or does. */
export function requirementFit(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  token: string,
): RequirementFit {
  const wanted = idea.needs.get(token);
  let value = 0;
  let means = "";
  for (const id of wanted?.concepts.keys() ?? []) {
    for (const [close, closeness] of closeTo(id)) {
      const mention = cooperative.text.concepts.get(close);
      const met = closeness * Math.min(1, mention?.weight ?? 0);
      if (mention !== undefined && met > value) {
        value = met;
        means = mention.phrase;
      }
    }
  }
  const stems = [...(wanted?.stems.keys() ?? [])];
  const shared = stems.filter((key) => cooperative.text.stems.has(key)).length;
  const byWords = stems.length === 0 ? 0 : (byWordsOnly * shared) / stems.length;
  if (byWords > value) {
    value = byWords;
    means = tokenWords(token).words;
  }
  const needed = tokenWords(token).size;
  const has = needed === undefined ? undefined : largest(meansOf(cooperative), needed.unit);
  if (needed === undefined || has === undefined || needed.amount === 0 || value === 0) {
    return { requirement: token, value, means };
  }
  const enough = Math.min(1, has / needed.amount);
  return {
    requirement: token,
    value: value * (0.5 + 0.5 * enough),
    means,
    sizes: { needed: needed.amount, has },
  };
}
