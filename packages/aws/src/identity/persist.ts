import { DomainError } from "@tawafuq/core/refusals/refusal";
import { backOff } from "../table/retry.ts";

/** Twenty who change one record at once all come through: each round one of them does. */
const rounds = 60;

/** Runs until no other change came between reading and writing. @throws busy_try_again, and whatever else `attempt` does */
export async function persist<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let round = 0; round < rounds; round++) {
    try {
      return await attempt();
    } catch (error) {
      if (!isLostRace(error)) throw error;
      await backOff(round);
    }
  }
  throw new DomainError("busy_try_again");
}

function isLostRace(error: unknown): boolean {
  return (
    error instanceof DomainError && (error.code === "version_conflict" || error.code === "busy_try_again")
  );
}
