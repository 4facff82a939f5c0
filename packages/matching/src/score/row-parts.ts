import { capacityFactor, hasDeclines, regionFactor } from "../feedback/decline-factors.ts";
import { type CapacityValues, capacityPart } from "./capacity-values.ts";
import { type CompactCooperatives, flag } from "./compact.ts";
import { fullPart, type PartColumns } from "./fuse.ts";
import type { IdeaQuery } from "./idea-query.ts";
import { reachSlot } from "./scope-tables.ts";
import { sectorForCooperative, sectorForIdea } from "./sector-values.ts";
import { type Shared, textForCooperative, textForIdea } from "./text-values.ts";

const outOfReach = 50;

/** A row's place in an idea's table of provinces, reaches and remote work. */
export function reachSlotOf(rows: CompactCooperatives, row: number): number {
  const remoteOk = ((rows.flags[row] ?? 0) & flag.remoteOk) !== 0;
  return reachSlot(rows.province[row] ?? 0, rows.reach[row] ?? 0, remoteOk);
}

export function isReachable(query: IdeaQuery, rows: CompactCooperatives, row: number): boolean {
  return query.reachable[reachSlotOf(rows, row)] === 1;
}

/** Writes the region parts of one pair, in thousandths, to place `at` of the columns. */
function writePlace(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  { forIdea, forCooperative }: PartColumns,
  at: number,
): void {
  const inReach = isReachable(query, rows, row);
  const province = rows.province[row] ?? 0;
  const near = hasDeclines(rows, row) ? regionFactor(query, rows, row) : 1;
  forIdea.region[at] = inReach ? Math.round(near * (query.placeForIdea[province] ?? 0)) : outOfReach;
  forCooperative.region[at] = inReach
    ? Math.round(near * (query.placeForCooperative[province] ?? 0))
    : outOfReach;
}

/** The sector parts, as `writePlace`. */
export function writeTrade(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  { forIdea, forCooperative }: PartColumns,
  at: number,
): void {
  forIdea.sector[at] = Math.round(fullPart * sectorForIdea(query, rows, row));
  forCooperative.sector[at] = Math.round(fullPart * sectorForCooperative(query, rows, row));
}

/** The text parts, as `writePlace`. */
function writeText(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  shared: Shared,
  { forIdea, forCooperative }: PartColumns,
  at: number,
): void {
  forIdea.text[at] = Math.round(fullPart * textForIdea(query, shared));
  forCooperative.text[at] = Math.round(fullPart * textForCooperative(shared, rows, row));
}

/** The capacity parts, as `writePlace`. */
export function writeCapacity(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  capacity: CapacityValues,
  { forIdea, forCooperative }: PartColumns,
  at: number,
): void {
  const free = hasDeclines(rows, row) ? capacityFactor(query, rows, row) : 1;
  forIdea.capacity[at] = Math.round(fullPart * free * capacityPart(capacity, "idea"));
  forCooperative.capacity[at] = Math.round(fullPart * free * capacityPart(capacity, "cooperative"));
}

/** Writes all eight parts of one pair, in thousandths, to place `at` of the columns. */
export function writeParts(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  shared: Shared,
  capacity: CapacityValues,
  columns: PartColumns,
  at: number,
): void {
  writePlace(query, rows, row, columns, at);
  writeTrade(query, rows, row, columns, at);
  writeText(query, rows, row, shared, columns, at);
  writeCapacity(query, rows, row, capacity, columns, at);
}
