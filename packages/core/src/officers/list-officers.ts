import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { Officer } from "./officer.ts";

/** All officers. @throws not_allowed, cursor_invalid */
export async function listOfficers(ports: Ports, actor: Actor, page: PageRequest): Promise<Page<Officer>> {
  requireAdministrator(actor);
  return ports.officers.list(page);
}
