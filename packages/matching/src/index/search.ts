import { passesGates } from "../gates/pass-row.ts";
import { capacityAtMost, capacityValues } from "../score/capacity-values.ts";
import { flag } from "../score/compact.ts";
import { fuse, type PartLogs } from "../score/fuse.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import { benefitBonus } from "../score/public-benefit.ts";
import { writeParts } from "../score/row-parts.ts";
import type { Shared } from "../score/text-values.ts";
import { type Best, bestOf, type Placed } from "./best-of.ts";
import { sumOverlaps } from "./overlaps.ts";
import type { Segment } from "./segment.ts";

/** A cooperative with its score for the idea; `value` is what lists are ordered by, score and public benefit. */
export interface Candidate extends Placed {
  readonly score: number;
}

export interface SearchOptions {
  readonly policy: Policy;
  readonly logs: PartLogs;
  /** Pairs that must not come: declined, blocked. */
  readonly isExcluded?: (id: string) => boolean;
}

function sharedAt(segment: Segment, row: number): Shared {
  const { overlaps } = segment;
  return {
    conceptsOfIdea: overlaps.conceptsOfIdea[row] ?? 0,
    conceptsOfCooperative: overlaps.conceptsOfCooperative[row] ?? 0,
    stems: overlaps.stems[row] ?? 0,
    grams: overlaps.grams[row] ?? 0,
  };
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

/** Rows that pass their gates, each with the most its score can be: all parts but the requirements exactly. */
function bound(query: IdeaQuery, segment: Segment, { policy, logs }: SearchOptions): number {
  const { columns, parts, chosen, dead } = segment;
  let count = 0;
  for (let row = 0; row < columns.ids.length; row += 1) {
    if (dead[row] !== 1 && passesGates(query, columns, row, policy)) {
      const capacity = capacityAtMost(query, columns, row, policy);
      writeParts(query, columns, row, sharedAt(segment, row), capacity, parts, count);
      chosen[count] = row;
      count += 1;
    }
  }
  fuse(parts, logs, count, segment.scores);
  return count;
}

function exactScore(
  query: IdeaQuery,
  segment: Segment,
  row: number,
  slot: number,
  options: SearchOptions,
): number {
  const { columns, parts } = segment;
  const capacity = capacityValues(query, columns, row, options.policy);
  writeParts(query, columns, row, sharedAt(segment, row), capacity, parts, slot);
  const one = new Float64Array(1);
  const at = (column: Uint16Array) => column.subarray(slot, slot + 1);
  const side = (from: typeof parts.forIdea) => ({
    sector: at(from.sector),
    region: at(from.region),
    capacity: at(from.capacity),
    text: at(from.text),
  });
  fuse({ forIdea: side(parts.forIdea), forCooperative: side(parts.forCooperative) }, options.logs, 1, one);
  return one[0] ?? 0;
}

const firstLook = 64;

/**
 * The best of a segment, exactly: a row is scored in full only while the most it can reach is above what was found.
 * So the answer does not depend on how profiles are spread over segments or shards.
 */
export function searchSegment(
  query: IdeaQuery,
  segment: Segment,
  options: SearchOptions,
  best: Best<Candidate>,
): void {
  sumOverlaps(query, segment.postings, segment.overlaps);
  const count = bound(query, segment, options);
  const { scores, chosen, columns } = segment;
  const { minimumShown } = options.policy.thresholds;
  const promising = bestOf<Placed & { readonly slot: number }>(firstLook);
  const most = (slot: number) => (scores[slot] ?? 0) + bonusAt(segment, chosen[slot] ?? 0, options.policy);
  for (let slot = 0; slot < count; slot += 1) {
    const value = most(slot);
    if ((scores[slot] ?? 0) >= minimumShown && value >= promising.floor()) {
      promising.offer({ id: columns.ids[chosen[slot] ?? 0] ?? "", value, slot });
    }
  }
  const look = (slot: number) => {
    const row = chosen[slot] ?? 0;
    const id = columns.ids[row] ?? "";
    if (options.isExcluded?.(id) !== true) {
      const score = exactScore(query, segment, row, slot, options);
      if (score >= minimumShown) {
        best.offer({ id, score, value: score + bonusAt(segment, row, options.policy) });
      }
    }
  };
  const looked = new Set<number>();
  for (const { slot } of promising.ordered()) {
    looked.add(slot);
    look(slot);
  }
  for (let slot = 0; slot < count; slot += 1) {
    if ((scores[slot] ?? 0) >= minimumShown && !looked.has(slot) && most(slot) >= best.floor()) {
      look(slot);
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
