import { bytesOf } from "../score/columns.ts";
import type { CompactCooperatives } from "../score/compact.ts";
import { type PartColumns, partColumns } from "../score/fuse.ts";
import { reachSlotOf } from "../score/row-parts.ts";
import { type Overlaps, overlapsFor } from "./overlaps.ts";
import { type Postings, postingsOf } from "./postings.ts";

/** An immutable part of an index with its postings; only `dead` and the working space change. */
export interface Segment {
  readonly columns: CompactCooperatives;
  readonly postings: Postings;
  /** 1 where a row was removed or replaced since. */
  readonly dead: Uint8Array;
  /** Where each row stands in an idea's table of places and reaches: most rows end there. */
  readonly reachSlots: Uint16Array;
  readonly rowById: ReadonlyMap<string, number>;
  readonly overlaps: Overlaps;
  /** Rows that pass the gates of the idea at hand. */
  readonly passing: Uint16Array;
  /** The pair at hand. */
  readonly parts: PartColumns;
  readonly score: Float64Array;
}

export function segmentOf(columns: CompactCooperatives): Segment {
  const size = columns.ids.length;
  return {
    columns,
    postings: postingsOf(columns),
    dead: new Uint8Array(size),
    reachSlots: Uint16Array.from({ length: size }, (_, row) => reachSlotOf(columns, row)),
    rowById: new Map(columns.ids.map((id, row) => [id, row])),
    overlaps: overlapsFor(size),
    passing: new Uint16Array(size),
    parts: partColumns(1),
    score: new Float64Array(1),
  };
}

/** Rows that still hold. */
export function liveRows(segment: Segment): readonly number[] {
  return segment.columns.ids.flatMap((_, row) => (segment.dead[row] === 1 ? [] : [row]));
}

/** Bytes of all arrays of a segment: columns, postings and working space; ids and their map are left out. */
export function bytesOfSegment(segment: Segment): number {
  const { stems, grams, concepts } = segment.postings;
  const arrays: readonly ArrayBufferView[] = [
    ...[stems, grams].flatMap((lists) => [lists.keys, lists.offsets, lists.rows]),
    ...[concepts.offsets, concepts.rows, concepts.weights, concepts.ownWeights],
    ...Object.values(segment.overlaps),
    ...Object.values(segment.parts.forIdea),
    ...Object.values(segment.parts.forCooperative),
    ...[segment.dead, segment.reachSlots, segment.passing, segment.score],
  ];
  return bytesOf(segment.columns) + arrays.reduce((sum, array) => sum + array.byteLength, 0);
}
