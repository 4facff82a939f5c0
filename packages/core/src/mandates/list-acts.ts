import type { Actor } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { MandateAct } from "./mandate-act.ts";
import { readMandate } from "./read-mandate.ts";

/**
 * Everything an agent did under a mandate, newest first: for the cooperative, the agent and the delegation.
 * @throws not_found (also where it is not yours), cursor_invalid
 */
export async function listActs(
  ports: Ports,
  actor: Actor,
  mandateId: string,
  page: PageRequest,
): Promise<Page<MandateAct>> {
  await readMandate(ports, actor, mandateId);
  return ports.mandateActs.list(mandateId, page);
}
