import type { Actor } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Contact } from "./contact.ts";
import type { ContactOwner } from "./contact-owner.ts";
import { showContact } from "./show-contact.ts";

/** The contact a side gave, for itself and, written down, for administrators. @throws not_found (also where it is not yours) */
export async function readOwnContact(ports: Ports, actor: Actor, owner: ContactOwner): Promise<Contact> {
  if (!isAdministrator(actor) && !isSelf(actor, owner.kind, owner.id)) refuse("not_found");
  return (await showContact(ports, actor, owner, "administration")) ?? refuse("not_found");
}
