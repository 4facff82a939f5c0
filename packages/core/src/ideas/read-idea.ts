import type { Actor } from "../actors/actor.ts";
import { isOfSomeDelegation, isSelf } from "../actors/require.ts";
import { delegationsOfIdea } from "../language/delegations.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Idea } from "./idea.ts";

/** One idea, for its holder and for the officers where it may happen. @throws not_found (also where it is not yours to see) */
export async function readIdea(ports: Ports, actor: Actor, id: string): Promise<Idea> {
  const idea = await ports.ideas.get(id);
  if (idea === undefined) refuse("not_found");
  if (!isSelf(actor, "holder", idea.holderId) && !isOfSomeDelegation(actor, delegationsOfIdea(idea)))
    refuse("not_found");
  return idea;
}
