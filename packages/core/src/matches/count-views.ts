import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Ports } from "../ports.ts";
import { type MatchState, matchStates } from "./match.ts";

/** Counting stops here: beyond, a person needs to know that there are many, not how many. */
export const countCap = 200;

export type ViewCounts = Record<MatchState, { count: number; more: boolean }>;

/** How many matches each view of the queue holds. @throws not_allowed, officer_not_of_delegation */
export async function countViews(
  ports: Ports,
  actor: Actor,
  delegation: DelegationCode,
): Promise<ViewCounts> {
  requireDelegation(actor, delegation);
  const rows = await Promise.all(
    matchStates.map(async (state) => {
      const counted = await ports.matches.countQueue({ delegation, state }, countCap + 1);
      return [state, { count: Math.min(counted, countCap), more: counted > countCap }] as const;
    }),
  );
  return Object.fromEntries(rows) as ViewCounts;
}
