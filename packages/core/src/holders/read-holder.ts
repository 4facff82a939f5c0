import type { Actor } from "../actors/actor.ts";
import { delegationsSeenBy, isAdministrator, isOfSomeDelegation, isSelf } from "../actors/require.ts";
import { delegationsOfIdea } from "../language/delegations.ts";
import { readAll } from "../language/read-all.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Holder } from "./holder.ts";

/** One holder, for itself and for the officers of its ideas. @throws not_found (also where it is not yours to see) */
export async function readHolder(ports: Ports, actor: Actor, id: string): Promise<Holder> {
  if (!isSelf(actor, "holder", id) && !(await isInReach(ports, actor, id))) refuse("not_found");
  return (await ports.holders.get(id)) ?? refuse("not_found");
}

/** Through the ideas: who has none yet is at no place, and open to every officer, who may enter the first one. */
async function isInReach(ports: Ports, actor: Actor, holderId: string): Promise<boolean> {
  if (isAdministrator(actor)) return true;
  if (delegationsSeenBy(actor) === undefined) return false;
  const ideas = await readAll((page) => ports.ideas.listByHolder(holderId, page));
  return ideas.length === 0 || ideas.some((idea) => isOfSomeDelegation(actor, delegationsOfIdea(idea)));
}
