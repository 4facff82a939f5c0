import { isBranchOf, type Warning } from "../cooperatives/warnings.ts";
import type { IdeaInput } from "./idea.ts";

/** The largest loan the Intelaka guarantee covers, in MAD (medias24, 2022-07-24). */
const usualLoanCeilingMad = 1_200_000;

/** What an officer should look at twice in an idea. */
export function warnAboutIdea(input: Pick<IdeaInput, "capexMad" | "branches" | "sectors">): Warning[] {
  const warnings: Warning[] = [];
  if (input.capexMad > usualLoanCeilingMad)
    warnings.push({ path: "capexMad", code: "capex_above_usual_loans" });
  input.branches.forEach((branch, index) => {
    if (!isBranchOf(branch, input.sectors))
      warnings.push({ path: `branches.${index}`, code: "branch_outside_sectors" });
  });
  return warnings;
}
