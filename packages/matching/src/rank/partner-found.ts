import type { Candidate } from "../index/search.ts";
import type { Policy } from "../score/policy.ts";

/**
 * Whether anybody on an idea's list can carry it: one fits well enough to be put before an officer, and one holds the
 * licences the law asks of the idea's own trade, as supporting partners alone cannot carry it. Where not, nothing is
 * proposed.
 */
export function partnerFound(
  list: readonly Pick<Candidate, "score" | "isLicensed">[],
  policy: Policy,
): boolean {
  return (
    list.some(({ score }) => score >= policy.thresholds.review) && list.some(({ isLicensed }) => isLicensed)
  );
}
