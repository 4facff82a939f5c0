import { isLicensed, passesGates } from "../gates/pass-row.ts";
import { capacityAtMost, capacityValues } from "../score/capacity-values.ts";
import { flag } from "../score/compact.ts";
import { fullPart, fuse, type PartLogs } from "../score/fuse.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import { benefitBonus } from "../score/public-benefit.ts";
import { writeCapacity, writeParts, writeTrade } from "../score/row-parts.ts";
import { textForCooperative, textForIdea } from "../score/text-values.ts";
import { type Best, bestOf, type Placed } from "./best-of.ts";
import { sumOverlaps } from "./overlaps.ts";
import type { Segment } from "./segment.ts";

/** A cooperative with its score for the idea; `value` is what lists are ordered by, score and public benefit. */
export interface Candidate extends Placed {
  readonly score: number;
  /** Holds every licence the law asks of the idea's own trade. */
  readonly isLicensed: boolean;
}

export interface SearchOptions {
  readonly policy: Policy;
  readonly logs: PartLogs;
  /** Pairs that must not come: declined, blocked. */
  readonly isExcluded?: (id: string) => boolean;
}

function bonusAt({ columns }: Segment, row: number, policy: Policy): number {
  return benefitBonus(
    columns.members[row] ?? 0,
    columns.women[row] ?? 0,
    columns.youth[row] ?? 0,
    ((columns.flags[row] ?? 0) & flag.rural) !== 0,
    policy,
  );
}

/** Logarithms summed in another order differ by less than this. */
const rounding = 1e-9;
const slot = 0;

/** Both sides' region part of each province, as logarithms: the most it can be, as declines only lower it. */
function regionLogs(query: IdeaQuery, { region }: PartLogs): Float64Array {
  return Float64Array.from(
    query.placeForIdea,
    (forIdea, province) =>
      (region[forIdea] as number) + (region[query.placeForCooperative[province] as number] as number),
  );
}

/**
 * Looks a row over part by part, those that tell rows apart most cheaply first, and gives it up as soon as the most it
 * can still reach lies below what was found. What is offered is scored in full, by `fuse`.
 */
function lookerFor(
  query: IdeaQuery,
  segment: Segment,
  { policy, logs, isExcluded }: SearchOptions,
  best: Best<Candidate>,
): (row: number) => void {
  const { columns, parts, score, overlaps } = segment;
  const { minimumShown } = policy.thresholds;
  const mostBonus = policy.benefits.women + policy.benefits.youth + policy.benefits.rural;
  const places = regionLogs(query, logs);
  const shared = { conceptsOfIdea: 0, conceptsOfCooperative: 0, stems: 0, grams: 0 };
  let floor = Number.NaN;
  let logFloor = 0;
  const lowest = () => {
    if (best.floor() !== floor) {
      floor = best.floor();
      logFloor = 2 * Math.log(Math.max(minimumShown, floor - mostBonus, Number.MIN_VALUE)) - rounding;
    }
    return logFloor;
  };
  const { text, sector, capacity } = logs;
  const { forIdea, forCooperative } = parts;

  return (row) => {
    shared.conceptsOfIdea = overlaps.conceptsOfIdea[row] as number;
    shared.conceptsOfCooperative = overlaps.conceptsOfCooperative[row] as number;
    shared.stems = overlaps.stems[row] as number;
    shared.grams = overlaps.grams[row] as number;
    const lowestNow = lowest();
    let most =
      (places[columns.province[row] as number] as number) +
      (text[Math.round(fullPart * textForIdea(query, shared))] as number);
    if (most < lowestNow) return;
    most += text[Math.round(fullPart * textForCooperative(shared, columns, row))] as number;
    if (most < lowestNow) return;
    writeTrade(query, columns, row, parts, slot);
    most +=
      (sector[forIdea.sector[slot] as number] as number) +
      (sector[forCooperative.sector[slot] as number] as number);
    if (most < lowestNow) return;
    writeCapacity(query, columns, row, capacityAtMost(query, columns, row, policy), parts, slot);
    most +=
      (capacity[forIdea.capacity[slot] as number] as number) +
      (capacity[forCooperative.capacity[slot] as number] as number);
    const id = columns.ids[row] ?? "";
    if (most < lowestNow || isExcluded?.(id) === true) return;
    writeParts(query, columns, row, shared, capacityValues(query, columns, row, policy), parts, slot);
    fuse(parts, logs, 1, score);
    const found = score[slot] ?? 0;
    if (found >= minimumShown) {
      const value = found + bonusAt(segment, row, policy);
      best.offer({ id, score: found, value, isLicensed: isLicensed(query, columns, row) });
    }
  };
}

/** Rows looked at first, those with most concepts in common: they set the floor for the rest. */
const firstLook = 48;

/**
 * The best of a segment, exactly: no row is left out that could stand among them, so the answer does not depend on how
 * profiles are spread over segments or shards.
 */
export function searchSegment(
  query: IdeaQuery,
  segment: Segment,
  options: SearchOptions,
  best: Best<Candidate>,
): void {
  sumOverlaps(query, segment.postings, segment.overlaps);
  const { columns, dead, passing, reachSlots } = segment;
  const { conceptsOfIdea } = segment.overlaps;
  const nearest = bestOf<Placed & { readonly row: number }>(firstLook);
  let floor = nearest.floor();
  let count = 0;
  for (let row = 0; row < dead.length; row += 1) {
    if (
      query.reachable[reachSlots[row] as number] === 1 &&
      dead[row] !== 1 &&
      passesGates(query, columns, row, options.policy)
    ) {
      passing[count] = row;
      count += 1;
      const value = conceptsOfIdea[row] as number;
      if (value > floor) {
        nearest.offer({ id: columns.ids[row] ?? "", value, row });
        floor = nearest.floor();
      }
    }
  }
  const look = lookerFor(query, segment, options, best);
  const first = new Set(nearest.ordered().map(({ row }) => row));
  for (const row of first) {
    look(row);
  }
  for (let at = 0; at < count; at += 1) {
    const row = passing[at] as number;
    if (!first.has(row)) {
      look(row);
    }
  }
}

/** Rows closest to the idea by text alone, gates and the other parts left aside. */
export function retrieveFromSegment(query: IdeaQuery, segment: Segment, best: Best<Placed>): void {
  sumOverlaps(query, segment.postings, segment.overlaps);
  const { stems, grams, conceptsOfIdea } = segment.overlaps;
  const stemShare = 1 / Math.max(1, query.stemSelf);
  const gramShare = 1 / Math.max(1, query.gramSelf);
  const conceptShare = 2 / Math.max(1, query.conceptSelf * 10_000);
  let floor = best.floor();
  for (let row = 0; row < stems.length; row += 1) {
    const value =
      (stems[row] as number) * stemShare +
      (grams[row] as number) * gramShare +
      (conceptsOfIdea[row] as number) * conceptShare;
    if (value > 0 && value >= floor && segment.dead[row] !== 1) {
      best.offer({ id: segment.columns.ids[row] ?? "", value });
      floor = best.floor();
    }
  }
}
