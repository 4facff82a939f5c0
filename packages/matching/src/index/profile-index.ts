import type { PreparedCooperative } from "../profile/prepare.ts";
import { joinColumns } from "../score/columns.ts";
import { type CompactCooperatives, compact } from "../score/compact.ts";
import { partLogs } from "../score/fuse.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import { bestOf, type Placed } from "./best-of.ts";
import { segmentLimit } from "./postings.ts";
import { type Candidate, retrieveFromSegment, searchSegment } from "./search.ts";
import { bytesOfSegment, liveRows, type Segment, segmentOf } from "./segment.ts";

/** Cooperatives in memory, ready to meet ideas. Equal profiles give equal answers however they came in. */
export interface ProfileIndex {
  readonly size: () => number;
  readonly has: (id: string) => boolean;
  /** Adds profiles or puts newer ones in the place of old; cheapest for many at once. */
  readonly replace: (profiles: readonly PreparedCooperative[]) => void;
  readonly remove: (id: string) => void;
  /** The best k that pass their gates and are worth showing, by score and public benefit. */
  readonly search: (
    query: IdeaQuery,
    policy: Policy,
    k: number,
    isExcluded?: (id: string) => boolean,
  ) => readonly Candidate[];
  /** The k closest by text alone. */
  readonly retrieve: (query: IdeaQuery, k: number) => readonly Placed[];
  /** Everything in one set of columns, by id, to be stored. */
  readonly columns: () => CompactCooperatives;
  /** Bytes of all arrays. */
  readonly bytes: () => number;
}

/** Recent changes stand in a segment of their own, rebuilt at every change while it is this small. */
const smallSegment = 1024;

function sorted(columns: CompactCooperatives): CompactCooperatives {
  const order = columns.ids.map((_, row) => row);
  order.sort((a, b) => ((columns.ids[a] ?? "") < (columns.ids[b] ?? "") ? -1 : 1));
  return joinColumns([{ columns, rows: order }]);
}

/** An index over the columns of a snapshot, or an empty one. */
export function createProfileIndex(snapshots: readonly CompactCooperatives[] = []): ProfileIndex {
  let segments: Segment[] = snapshots.map(segmentOf);

  const retire = (id: string) => {
    for (const segment of segments) {
      const row = segment.rowById.get(id);
      if (row !== undefined) {
        segment.dead[row] = 1;
      }
    }
  };
  const append = (columns: CompactCooperatives) => {
    const small = segments.filter(({ columns: { ids } }) => ids.length <= smallSegment);
    const large = segments.filter(({ columns: { ids } }) => ids.length > smallSegment);
    const merged = [...small.map((segment) => ({ columns: segment.columns, rows: liveRows(segment) }))];
    const rows = columns.ids.map((_, row) => row);
    for (let from = 0; from < rows.length; from += segmentLimit) {
      merged.push({ columns, rows: rows.slice(from, from + segmentLimit) });
      const total = merged.reduce((sum, part) => sum + part.rows.length, 0);
      if (total <= segmentLimit && from + segmentLimit >= rows.length) {
        large.push(segmentOf(joinColumns(merged)));
      } else {
        large.push(...merged.map((part) => segmentOf(joinColumns([part]))));
      }
      merged.length = 0;
    }
    segments = large;
  };
  const isLive = (id: string) =>
    segments.some(({ rowById, dead }) => {
      const row = rowById.get(id);
      return row !== undefined && dead[row] !== 1;
    });

  return {
    size: () => segments.reduce((sum, segment) => sum + liveRows(segment).length, 0),
    has: isLive,
    replace: (profiles) => {
      const newest = new Map(profiles.map((row) => [row.profile.id, row]));
      if (newest.size > 0) {
        for (const id of newest.keys()) retire(id);
        append(compact([...newest.values()]));
      }
    },
    remove: retire,
    search: (query, policy, k, isExcluded) => {
      const best = bestOf<Candidate>(k);
      const options = { policy, logs: partLogs(policy), ...(isExcluded === undefined ? {} : { isExcluded }) };
      for (const segment of segments) {
        searchSegment(query, segment, options, best);
      }
      return best.ordered();
    },
    retrieve: (query, k) => {
      const best = bestOf<Placed>(k);
      for (const segment of segments) {
        retrieveFromSegment(query, segment, best);
      }
      return best.ordered();
    },
    columns: () =>
      sorted(joinColumns(segments.map((segment) => ({ columns: segment.columns, rows: liveRows(segment) })))),
    bytes: () => segments.reduce((sum, segment) => sum + bytesOfSegment(segment), 0),
  };
}
