import { type CapacityValues, capacityPart } from "./capacity-values.ts";
import { type CompactCooperatives, flag } from "./compact.ts";
import { fullPart, type PartColumns } from "./fuse.ts";
import { type IdeaQuery, reachSlot } from "./idea-query.ts";
import { sectorForCooperative, sectorForIdea } from "./sector-values.ts";
import { type Shared, textForCooperative, textForIdea } from "./text-values.ts";

const outOfReach = 50;

export function isReachable(query: IdeaQuery, rows: CompactCooperatives, row: number): boolean {
  const remoteOk = ((rows.flags[row] ?? 0) & flag.remoteOk) !== 0;
  return query.reachable[reachSlot(rows.province[row] ?? 0, rows.reach[row] ?? 0, remoteOk)] === 1;
}

/** Writes the eight parts of one pair, in thousandths, to place `at` of the columns. */
export function writeParts(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  shared: Shared,
  capacity: CapacityValues,
  columns: PartColumns,
  at: number,
): void {
  const { forIdea, forCooperative } = columns;
  const inReach = isReachable(query, rows, row);
  const province = rows.province[row] ?? 0;
  forIdea.sector[at] = Math.round(fullPart * sectorForIdea(query, rows, row));
  forCooperative.sector[at] = Math.round(fullPart * sectorForCooperative(query, rows, row));
  forIdea.region[at] = inReach ? (query.placeForIdea[province] ?? 0) : outOfReach;
  forCooperative.region[at] = inReach ? (query.placeForCooperative[province] ?? 0) : outOfReach;
  forIdea.capacity[at] = Math.round(fullPart * capacityPart(capacity, "idea"));
  forCooperative.capacity[at] = Math.round(fullPart * capacityPart(capacity, "cooperative"));
  forIdea.text[at] = Math.round(fullPart * textForIdea(query, shared));
  forCooperative.text[at] = Math.round(fullPart * textForCooperative(shared, rows, row));
}
