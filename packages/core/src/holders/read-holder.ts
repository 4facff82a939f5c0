import type { Actor } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Holder } from "./holder.ts";

/** One holder, for itself and for the programme. @throws not_found (also where it is not yours to see) */
export async function readHolder(ports: Ports, actor: Actor, id: string): Promise<Holder> {
  if (actor.kind !== "officer" && !isAdministrator(actor) && !isSelf(actor, "holder", id))
    refuse("not_found");
  return (await ports.holders.get(id)) ?? refuse("not_found");
}
