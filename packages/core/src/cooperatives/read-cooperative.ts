import type { Actor } from "../actors/actor.ts";
import { isOfDelegation, isSelf } from "../actors/require.ts";
import { delegationOfCooperative } from "../language/delegations.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Cooperative } from "./cooperative.ts";

/** One cooperative, for itself and for the officers of its delegation. @throws not_found (also where it is not yours to see) */
export async function readCooperative(ports: Ports, actor: Actor, id: string): Promise<Cooperative> {
  const cooperative = (await ports.cooperatives.get(id)) ?? refuse("not_found");
  if (!isSelf(actor, "cooperative", id) && !isOfDelegation(actor, delegationOfCooperative(cooperative)))
    refuse("not_found");
  return cooperative;
}
