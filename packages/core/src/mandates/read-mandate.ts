import { type Actor, personOf } from "../actors/actor.ts";
import { isOfDelegation, isSelf } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { isInForce, type Mandate } from "./mandate.ts";
import { isUnderMandate } from "./require-scope.ts";

function isConcerned(actor: Actor, mandate: Mandate): boolean {
  if (isUnderMandate(actor)) return false;
  if (actor.kind === "agent") return personOf(actor) === mandate.agentId;
  return isSelf(actor, "cooperative", mandate.cooperativeId) || isOfDelegation(actor, mandate.delegation);
}

/**
 * One mandate, for its cooperative, its agent in their own name, and the cooperative's delegation.
 * @throws not_found (also where it is not yours)
 */
export async function readMandate(ports: Ports, actor: Actor, id: string): Promise<Mandate> {
  const mandate = await ports.mandates.get(id);
  return mandate !== undefined && isConcerned(actor, mandate) ? mandate : refuse("not_found");
}

/** The mandate its agent wants to act under from now on. @throws not_found (also another agent's), mandate_ended */
export async function takeUpMandate(ports: Ports, actor: Actor, id: string): Promise<Mandate> {
  const mandate = await readMandate(ports, actor, id);
  if (actor.kind !== "agent") refuse("not_found");
  return isInForce(mandate, instant(ports.now())) ? mandate : refuse("mandate_ended");
}
