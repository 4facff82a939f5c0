import type { Actor } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Cooperative } from "./cooperative.ts";

/** One cooperative, for itself and for the programme. @throws not_found (also where it is not yours to see) */
export async function readCooperative(ports: Ports, actor: Actor, id: string): Promise<Cooperative> {
  if (actor.kind !== "officer" && !isAdministrator(actor) && !isSelf(actor, "cooperative", id))
    refuse("not_found");
  return (await ports.cooperatives.get(id)) ?? refuse("not_found");
}
