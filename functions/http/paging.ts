import { availabilities } from "@tawafuq/core/cooperatives/cooperative";
import { RegionCode, SectorCode } from "@tawafuq/core/language/place-and-trade-codes";
import type { Page } from "@tawafuq/core/storage/repository";
import * as z from "./openapi-zod.ts";

const limit = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(100))
  .default(25)
  .openapi({ type: "integer", minimum: 1, maximum: 100, default: 25 });

/** What every list takes. */
export const PageQuery = z.object({
  limit,
  cursor: z.string().min(1).max(2000).optional().openapi({ description: "nextCursor of the page before" }),
});

/** An instant in any time zone, as the service writes it: UTC with milliseconds. */
const Instant = z.iso
  .datetime({ offset: true })
  .transform((typed) => new Date(typed).toISOString())
  .openapi({ type: "string", format: "date-time" });

/** What lists of profiles can be cut by. */
export const ProfilesQuery = PageQuery.extend({
  region: RegionCode.optional(),
  sector: SectorCode.optional(),
  availability: z.enum(availabilities).optional(),
  updatedSince: Instant.optional().openapi({ description: "Changed at or after this instant" }),
});

/** Whole days, 0..3650. */
export const Days = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.int().min(0).max(3650))
  .openapi({ type: "integer", minimum: 0, maximum: 3650 });

/** A share 0..1. */
export const Share = z
  .string()
  .regex(/^\d(\.\d{1,17})?$/)
  .transform(Number)
  .pipe(z.number().min(0).max(1))
  .openapi({ type: "number", minimum: 0, maximum: 1 });

/** `days` days before, as stored. */
export function daysBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString();
}

/** The shape of every list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

/** A page as lists answer it, each item through `show`. */
export function showPage<Item, Shown>(page: Page<Item>, show: (item: Item) => Shown) {
  const items = page.items.map(show);
  return page.cursor === undefined ? { items } : { items, nextCursor: page.cursor };
}
