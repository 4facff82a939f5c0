import * as z from "zod";
import paris from "../data/prices-eu-west-3.json" with { type: "json" };

const Price = z.object({
  usd: z.number().min(0),
  /** So many units cost that. */
  per: z.number().positive(),
  unit: z.string(),
  /** Units a month that cost nothing for good under the free tier. */
  free: z.number().positive().optional(),
  source: z.string(),
  at: z.url(),
});
const priceNames = Object.keys(paris.prices) as (keyof typeof paris.prices)[];
export type PriceName = (typeof priceNames)[number];

const PriceTable = z.object({
  region: z.string(),
  name: z.string(),
  asOf: z.iso.date(),
  note: z.string(),
  madPerUsd: z.object({ value: z.number().positive(), asOf: z.iso.date(), source: z.string(), at: z.url() }),
  prices: z.record(z.enum(priceNames as [PriceName, ...PriceName[]]), Price),
});
export type PriceTable = z.infer<typeof PriceTable>;

/** Prices of Europe (Paris): data, each with its source. */
export const parisPrices: PriceTable = PriceTable.parse(paris);

/** Dollars of so many units in a month. */
export function priceOf(table: PriceTable, name: PriceName, units: number, freeTier: boolean): number {
  const { usd, per, free = 0 } = table.prices[name];
  return (usd * Math.max(0, units - (freeTier ? free : 0))) / per;
}
