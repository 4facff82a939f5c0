import { type Actor, personOf } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import { isInForce } from "../mandates/mandate.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { holdsAgentGrant } from "./holds-agent-grant.ts";

/**
 * The id to act under from now on: a grant of one's own that is active, or a mandate in force.
 * @throws not_found (also where it is not yours), mandate_ended
 */
export async function chooseRole(ports: Ports, actor: Actor, id: string): Promise<string> {
  const personId = personOf(actor) ?? refuse("not_found");
  if (!id.startsWith("mand_")) {
    const grant = await ports.grants.get(id);
    if (grant === undefined || grant.personId !== personId || grant.state !== "active") refuse("not_found");
    return grant.id;
  }
  const mandate = await ports.mandates.get(id);
  if (mandate === undefined || mandate.agentId !== personId) refuse("not_found");
  if (!(await holdsAgentGrant(ports, personId))) refuse("not_found");
  if (!isInForce(mandate, instant(ports.now()))) refuse("mandate_ended");
  return mandate.id;
}
