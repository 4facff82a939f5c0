import type { Actor } from "../actors/actor.ts";
import { delegationsSeenBy, requireProgramme } from "../actors/require.ts";
import type { ListProfiles } from "../cooperatives/cooperative-repository.ts";
import type { Ports } from "../ports.ts";
import type { Page } from "../storage/repository.ts";
import type { Idea } from "./idea.ts";

/**
 * The ideas of the bank in the order of their last change; a holder sees its own, an
 * officer those that may happen in the officer's delegations.
 * @throws not_allowed, cursor_invalid
 */
export async function listIdeas(ports: Ports, actor: Actor, request: ListProfiles): Promise<Page<Idea>> {
  if (actor.kind === "holder") return ports.ideas.listByHolder(actor.id, request);
  requireProgramme(actor);
  return ports.ideas.list({ ...request, delegations: delegationsSeenBy(actor) });
}
