import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { ApiKey } from "./api-key.ts";

/** All keys, revoked and expired ones too. @throws not_allowed, cursor_invalid */
export async function listKeys(ports: Ports, actor: Actor, page: PageRequest): Promise<Page<ApiKey>> {
  requireAdministrator(actor);
  return ports.apiKeys.list(page);
}
