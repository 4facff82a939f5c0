import type { Placed } from "../index/best-of.ts";
import { byValue } from "../index/best-of.ts";
import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import { type PreparedCooperative, type PreparedIdea, prepareCooperative } from "../profile/prepare.ts";
import { rankIdeas } from "../rank/rank-ideas.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import { queryOf } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import type { RankChange } from "./change-codes.ts";
import { possibleChanges } from "./possible-changes.ts";

/** Scores differ by less than this only through rounding of the parts. */
const noticeable = 0.0005;
const mostChanges = 5;

/** Place a value takes on a list ordered by value, from 1. */
function placeOf(row: Placed, others: readonly Placed[]): number {
  let low = 0;
  let high = others.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = others[middle];
    if (other !== undefined && byValue(other, row) < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low + 1;
}

/** Equipment, land and cold storage are part of what was read as text; the rest is not. */
function changed(prepared: PreparedCooperative, profile: CooperativeProfile): PreparedCooperative {
  const before = prepared.profile;
  const isReadAlike =
    profile.equipment === before.equipment &&
    profile.landHa === before.landHa &&
    profile.coldStorageM3 === before.coldStorageM3;
  return isReadAlike ? { ...prepared, profile } : prepareCooperative(profile);
}

/**
 * What would change the rank of a cooperative on an idea's list: each step alone, scored exactly as it would then be,
 * the most useful first. `list` is the idea's whole list, best first, with or without this cooperative.
 */
export function rankChanges(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  list: readonly Placed[],
  policy: Policy,
  query: IdeaQuery = queryOf(idea),
): readonly RankChange[] {
  const { id } = cooperative.profile;
  const others = list.filter((row) => row.id !== id);
  const standing = (prepared: PreparedCooperative) => {
    const [row] = rankIdeas(prepared, [query], policy, 1);
    return row === undefined
      ? undefined
      : { score: row.score, place: placeOf({ id, value: row.value }, others) };
  };
  const before = standing(cooperative);
  const changes = possibleChanges(idea.profile, cooperative.profile, policy).flatMap(
    (change): RankChange[] => {
      const after = standing(changed(cooperative, change.profile));
      const isUseful =
        after !== undefined && (before === undefined || after.score >= before.score + noticeable);
      return isUseful
        ? [
            {
              code: change.code,
              args: change.args,
              score: after.score,
              ...(before === undefined ? {} : { from: before.place }),
              to: after.place,
            },
          ]
        : [];
    },
  );
  return changes.sort((a, b) => a.to - b.to || b.score - a.score).slice(0, mostChanges);
}
