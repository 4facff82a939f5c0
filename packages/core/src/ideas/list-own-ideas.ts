import type { Actor } from "../actors/actor.ts";
import { readAll } from "../language/read-all.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Idea } from "./idea.ts";

/** A holder's own ideas, those changed last first. @throws not_allowed for anybody else */
export async function listOwnIdeas(ports: Ports, actor: Actor): Promise<readonly Idea[]> {
  if (actor.kind !== "holder") return refuse("not_allowed");
  const ideas = await readAll((page) => ports.ideas.listByHolder(actor.id, page));
  return ideas.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
}
