import { DomainError } from "../refusals/refusal.ts";

/** @throws invalid_input where the founding year lies after the instant `at`. */
export function requireFoundedByNow(foundedYear: number, at: string): void {
  const year = Number(at.slice(0, 4));
  if (foundedYear > year)
    throw new DomainError("invalid_input", {}, [
      { path: "foundedYear", rule: "founded_in_future", args: { maximum: year } },
    ]);
}
