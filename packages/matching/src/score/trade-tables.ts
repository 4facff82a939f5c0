import type { Trade } from "../profile/trades.ts";
import { tradeCodes } from "../taxonomy/trade-codes.ts";
import { tradeCloseness } from "./trade-closeness.ts";

/** By trade and trade, in the order of their codes. */
let closeness: ReadonlyMap<string, Float64Array> | undefined;

function closenessTo(trade: string): Float64Array {
  closeness ??= new Map(
    tradeCodes.map((own) => [own, Float64Array.from(tradeCodes, (other) => tradeCloseness(own, other))]),
  );
  return closeness.get(trade) ?? new Float64Array(tradeCodes.length);
}

/** Best closeness of each trade to any of these, each counting by what `weigh` makes of its weight, 0..1. */
export function tradeTable(
  trades: readonly Pick<Trade, "trade" | "weight">[],
  weigh: (weight: number) => number,
): Float64Array {
  const best = new Float64Array(tradeCodes.length);
  for (const { trade, weight } of trades) {
    const row = closenessTo(trade);
    const share = weigh(weight / 100);
    for (let other = 0; other < best.length; other += 1) {
      const value = share * (row[other] as number);
      if (value > (best[other] as number)) best[other] = value;
    }
  }
  return best;
}
