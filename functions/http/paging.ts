import { z } from "@hono/zod-openapi";
import type { Page } from "@tawafuq/core/ports";

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
export const Instant = z.iso
  .datetime({ offset: true })
  .transform((typed) => new Date(typed).toISOString())
  .openapi({ type: "string", format: "date-time" });

/** The shape of every list. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().optional() });
}

/** A page as lists answer it, each item through `show`. */
export function showPage<Item, Shown>(page: Page<Item>, show: (item: Item) => Shown) {
  const items = page.items.map(show);
  return page.cursor === undefined ? { items } : { items, nextCursor: page.cursor };
}
