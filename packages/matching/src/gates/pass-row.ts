import type { MustWish } from "../profile/idea-profile.ts";
import { certificateValue } from "../score/capacity-values.ts";
import { type CompactCooperatives, flag } from "../score/compact.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import { isReachable } from "../score/row-parts.ts";

const inProgress = 0.5;

/** A number that was not told is no number that is enough. */
const reaches = (has: number | undefined, needed: number) => needed <= 0 || (has ?? 0) >= needed;

const meetsMust: Readonly<
  Record<MustWish, (query: IdeaQuery, rows: CompactCooperatives, row: number) => boolean>
> = {
  place: (query, rows, row) => query.inScope[rows.province[row] ?? 0] === 1,
  members: (query, rows, row) => reaches(rows.members[row], query.minMembers),
  certifications: (query, rows, row) =>
    query.certificates.every(({ number }) => certificateValue(rows, row, number, inProgress) > 0),
  land: (query, rows, row) => reaches(rows.land[row], Math.fround(query.landHa)),
  cold: (query, rows, row) => reaches(rows.cold[row], Math.fround(query.coldStorageM3)),
};

/**
 * True when every gate that the profiles alone decide is open: the same verdict as `checkGates` gives without a
 * context, on numbers.
 */
export function passesGates(
  query: IdeaQuery,
  rows: CompactCooperatives,
  row: number,
  policy: Policy,
): boolean {
  const flags = rows.flags[row] ?? 0;
  if ((flags & flag.open) === 0 || (flags & (flag.dormant | flag.struckOff)) !== 0) {
    return false;
  }
  const stated = rows.maxOpenIntroductions[row] ?? 0;
  const limit = stated === 65_535 ? policy.maxOpenIntroductionsPerCooperative : stated;
  if ((rows.openIntroductions[row] ?? 0) >= limit || !isReachable(query, rows, row)) {
    return false;
  }
  if ((rows.members[row] ?? 0) < policy.minimumMembersShare * query.minMembers) {
    return false;
  }
  if (!query.musts.every((wish) => meetsMust[wish](query, rows, row))) {
    return false;
  }
  const primary = 1 << (rows.primarySector[row] ?? 0);
  return query.certificates.every(
    ({ number, sectors, licence }) =>
      !licence || (sectors & primary) === 0 || certificateValue(rows, row, number, inProgress) > 0,
  );
}

/** True where the row holds, or is about to hold, every licence the law asks of the idea's own primary trade. */
export function isLicensed(query: IdeaQuery, rows: CompactCooperatives, row: number): boolean {
  return query.certificates.every(
    ({ number, isOwnLicence }) => !isOwnLicence || certificateValue(rows, row, number, inProgress) > 0,
  );
}
