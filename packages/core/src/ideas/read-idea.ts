import type { Actor } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Idea } from "./idea.ts";

/** One idea, for its holder and for the programme. @throws not_found (also where it is not yours to see) */
export async function readIdea(ports: Ports, actor: Actor, id: string): Promise<Idea> {
  const idea = await ports.ideas.get(id);
  if (idea === undefined) refuse("not_found");
  if (actor.kind !== "officer" && !isAdministrator(actor) && !isSelf(actor, "holder", idea.holderId))
    refuse("not_found");
  return idea;
}
