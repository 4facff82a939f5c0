import type { CompactCooperatives } from "./compact.ts";
import type { IdeaQuery } from "./idea-query.ts";
import { needFits } from "./need-fits.ts";
import type { Policy } from "./policy.ts";

export const capacitySlots = ["members", "certificates", "needs", "land", "cold", "money"] as const;
export type CapacitySlot = (typeof capacitySlots)[number];

/** What a demand weighs when it is made. */
export const capacityWeights: Readonly<Record<CapacitySlot, number>> = {
  members: 1,
  certificates: 1,
  needs: 2.5,
  land: 0.7,
  cold: 0.7,
  money: 0.5,
};

/** How far each demand is met, 0..1; undefined where it is not made or cannot be told. */
export type CapacityValues = Readonly<Record<CapacitySlot, number | undefined>> & {
  readonly needFits: Float64Array;
};

/** A partner fills one role of several, so its best requirement counts above the average of all. */
const bestShare = 0.75;
/** What a project of this size asks of the cooperative's own purse: a tenth of the investment. */
export const purseShare = 0.1;

/** What a certificate's status is worth; 0 where it is not held. */
export function certificateValue(
  rows: CompactCooperatives,
  row: number,
  certification: number,
  inProgressValue: number,
): number {
  let best = 0;
  const end = rows.certificateOffsets[row + 1] ?? 0;
  for (let at = rows.certificateOffsets[row] ?? 0; at < end; at += 1) {
    const held = rows.certificates[at] ?? 0;
    if (held >> 2 === certification) {
      const status = held & 3;
      best = Math.max(best, status === 0 ? 1 : status === 1 ? inProgressValue : 0);
    }
  }
  return best;
}

function certificates(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  policy: Policy,
): number | undefined {
  let sum = 0;
  let count = 0;
  for (const asked of query.certificates) {
    if ((asked.sectors & (rows.sectors[row] ?? 0)) !== 0) {
      sum += certificateValue(rows, row, asked.number, policy.inProgressValue);
      count += 1;
    }
  }
  return count === 0 ? undefined : sum / count;
}

function quantity(needed: number, has: number): number | undefined {
  return needed <= 0 || Number.isNaN(has) ? undefined : Math.min(1, has / needed);
}

function meanOf(fits: Float64Array): number | undefined {
  if (fits.length === 0) {
    return undefined;
  }
  let best = 0;
  let sum = 0;
  for (const fit of fits) {
    best = Math.max(best, fit);
    sum += fit;
  }
  return bestShare * best + ((1 - bestShare) * sum) / fits.length;
}

/** All demands but the requirements, which cost most to compare: they stand as fully met, the most they can be. */
export function capacityAtMost(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  policy: Policy,
): CapacityValues {
  return {
    members: quantity(query.minMembers, rows.members[row] ?? 0),
    certificates: certificates(query, rows, row, policy),
    needs: query.needs.length === 0 ? undefined : 1,
    land: quantity(query.landHa, rows.land[row] ?? Number.NaN),
    cold: quantity(query.coldStorageM3, rows.cold[row] ?? Number.NaN),
    money: quantity(purseShare * query.capexMad, rows.contribution[row] ?? Number.NaN),
    needFits: new Float64Array(),
  };
}

export function capacityValues(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  policy: Policy,
): CapacityValues {
  const fits = needFits(query, rows, row);
  return { ...capacityAtMost(query, rows, row, policy), needs: meanOf(fits), needFits: fits };
}

/** Weighted mean of the demands made, 1 where nothing is demanded; the purse is the cooperative's own concern. */
export function capacityPart(values: CapacityValues, side: "idea" | "cooperative"): number {
  let sum = 0;
  let total = 0;
  for (const slot of capacitySlots) {
    const value = values[slot];
    if (value !== undefined && (slot !== "money" || side === "cooperative")) {
      sum += capacityWeights[slot] * value;
      total += capacityWeights[slot];
    }
  }
  return total === 0 ? 1 : sum / total;
}
