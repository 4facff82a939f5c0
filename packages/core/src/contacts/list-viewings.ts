import type { Actor } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { ContactOwner } from "./contact-owner.ts";
import type { ContactViewing } from "./viewing.ts";

/** Who saw this side's contact, newest first: for itself and administrators. @throws not_found, cursor_invalid */
export async function listViewings(
  ports: Ports,
  actor: Actor,
  owner: ContactOwner,
  page: PageRequest,
): Promise<Page<ContactViewing>> {
  if (!isAdministrator(actor) && !isSelf(actor, owner.kind, owner.id)) refuse("not_found");
  return ports.views.list(owner, page);
}
