import type { CooperativeInput } from "./cooperative.ts";

/** Something unusual that a person should look at; it blocks nothing. Key `warnings.<code>` of the texts. */
export interface Warning {
  readonly path: string;
  readonly code: "ice_check_digits" | "many_members" | "branch_outside_sectors" | "capex_above_usual_loans";
}

/** The identifier of a company is valid when the whole number is divisible by 97 (python-stdnum, ma.ice). */
export function hasValidIceCheckDigits(ice: string): boolean {
  return BigInt(ice) % 97n === 0n;
}

/** True when a branch belongs to one of the sectors: branch codes open with their sector's code. */
export function isBranchOf(branch: string, sectors: readonly string[]): boolean {
  return sectors.some((sector) => branch.startsWith(`${sector}.`));
}

/** What an officer should look at twice in a cooperative's profile. */
export function warnAboutCooperative(
  input: Pick<CooperativeInput, "ice" | "members" | "branches" | "sectors">,
): Warning[] {
  const warnings: Warning[] = [];
  if (input.ice !== undefined && !hasValidIceCheckDigits(input.ice))
    warnings.push({ path: "ice", code: "ice_check_digits" });
  if (input.members.total > 1000) warnings.push({ path: "members.total", code: "many_members" });
  input.branches.forEach((branch, index) => {
    if (!isBranchOf(branch, input.sectors))
      warnings.push({ path: `branches.${index}`, code: "branch_outside_sectors" });
  });
  return warnings;
}
