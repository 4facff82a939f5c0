import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import type { Page } from "../storage/repository.ts";
import type { Match } from "./match.ts";
import type { ListQueue } from "./match-repository.ts";

/** One view of an officer's queue. @throws not_allowed, officer_not_of_delegation, cursor_invalid */
export async function listQueue(ports: Ports, actor: Actor, request: ListQueue): Promise<Page<Match>> {
  requireDelegation(actor, request.delegation);
  return ports.matches.listQueue(request);
}
