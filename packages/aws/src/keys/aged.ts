import type { AgedKind } from "@tawafuq/core/privacy/retention-rules";
import { join, sortableInstant } from "./key-parts.ts";

/** The month (UTC) an item was made in: what goes by age is found month by month. */
export const monthOf = (instant: string) => sortableInstant(instant).slice(0, 7);

export const agedPartition = (kind: AgedKind, month: string) => join("AGED", kind, month);

export type AgedIndex = "gsi1" | "gsi2";

export const agedIndexOf = (kind: AgedKind): AgedIndex => (kind === "notice" ? "gsi2" : "gsi1");

const firstMonth = "2026-01";

/** Every month from the service's first to that of the instant, oldest first. */
export function agedMonthsBefore(instant: string): string[] {
  const months: string[] = [];
  const month = new Date(`${firstMonth}-01T00:00:00.000Z`);
  for (; month.toISOString() < sortableInstant(instant); month.setUTCMonth(month.getUTCMonth() + 1))
    months.push(monthOf(month.toISOString()));
  return months;
}

export const aged = (kind: AgedKind, instant: string, name: string) => ({
  gsi1pk: agedPartition(kind, monthOf(instant)),
  gsi1sk: join(sortableInstant(instant), name),
});
