import type { Actor } from "../actors/actor.ts";
import { delegationsSeenBy, requireProgramme } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import type { Page } from "../storage/repository.ts";
import type { Cooperative } from "./cooperative.ts";
import type { ListProfiles } from "./cooperative-repository.ts";

/** The cooperatives the actor answers for, in the order of their last change. @throws not_allowed, cursor_invalid */
export async function listCooperatives(
  ports: Ports,
  actor: Actor,
  request: ListProfiles,
): Promise<Page<Cooperative>> {
  requireProgramme(actor);
  return ports.cooperatives.list({ ...request, delegations: delegationsSeenBy(actor) });
}
