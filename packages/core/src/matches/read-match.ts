import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { requireTold } from "../proposals/read-proposal.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Match } from "./match.ts";

/** One match, for the officers of its delegation. @throws not_found, not_allowed, officer_not_of_delegation */
export async function readMatchAsOfficer(ports: Ports, actor: Actor, id: string): Promise<Match> {
  const match = (await ports.matches.get(id)) ?? refuse("not_found");
  requireDelegation(actor, match.delegation);
  return match;
}

/**
 * One match, for its delegation and, once they have been told, for its two sides.
 * @throws not_found (also where it is not yours to see), officer_not_of_delegation
 */
export async function readMatch(ports: Ports, actor: Actor, id: string): Promise<Match> {
  const isSide = actor.kind === "cooperative" || actor.kind === "holder";
  return isSide ? requireTold(ports, actor, id) : readMatchAsOfficer(ports, actor, id);
}
