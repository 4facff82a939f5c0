import { conceptAt } from "../glossary/glossary.ts";
import type { BranchCode, SectorCode } from "../taxonomy/codes.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { type TradeCode, tradeNumber } from "../taxonomy/trade-codes.ts";
import type { AnalysedText } from "../text/analysed-text.ts";

/** A trade of a profile and how strongly it is its own, in hundredths. */
export interface Trade {
  readonly trade: TradeCode;
  readonly weight: number;
  /** The words that told of it; absent where the profile declared it. */
  readonly phrase?: string;
}

/** Weight of a trade of the primary sector that was declared; no other trade has it. */
export const primaryWeight = 100;
const declaredWeights = [primaryWeight, 90, 80] as const;
const mostByText = 85;
const textSlope = 0.8;
const fewest = 10;

/** Declared sectors and branches in their order: the primary in full; a branch stands for its sector. */
export function declaredTrades(
  sectors: readonly SectorCode[],
  branches: readonly BranchCode[],
): readonly Trade[] {
  return sectors.flatMap((sector, order): readonly Trade[] => {
    const weight = declaredWeights[Math.min(order, declaredWeights.length - 1)] ?? 0;
    const own = branches.filter((code) => sectorOfBranch(code) === sector);
    return own.length === 0 ? [{ trade: sector, weight }] : own.map((trade) => ({ trade, weight }));
  });
}

/** Trades the text speaks of, whatever sector was declared: people choose sectors badly, the text tells the truth. */
export function tradesByText(text: AnalysedText): readonly Trade[] {
  const strengths = new Map<TradeCode, { strength: number; phrase: string; best: number }>();
  for (const [number, mention] of text.mentions) {
    const concept = conceptAt(number);
    if (concept.generic) {
      continue;
    }
    const share = mention.weight / 100 / Math.sqrt(concept.trades.length || 1);
    for (const trade of concept.trades) {
      const known = strengths.get(trade) ?? { strength: 0, phrase: "", best: 0 };
      strengths.set(trade, {
        strength: known.strength + share,
        phrase: share > known.best ? mention.phrase : known.phrase,
        best: Math.max(known.best, share),
      });
    }
  }
  return [...strengths]
    .map(([trade, { strength, phrase }]) => ({
      trade,
      weight: Math.round(mostByText * (1 - Math.exp(-textSlope * strength))),
      phrase,
    }))
    .filter((trade) => trade.weight >= fewest)
    .sort((a, b) => tradeNumber(a.trade) - tradeNumber(b.trade));
}
