import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Match } from "./match.ts";

/** One match, for its delegation. @throws not_found, not_allowed, officer_not_of_delegation */
export async function readMatch(ports: Ports, actor: Actor, id: string): Promise<Match> {
  const match = (await ports.matches.get(id)) ?? refuse("not_found");
  requireDelegation(actor, match.delegation);
  return match;
}
