import { type Actor, actorName, personOf } from "../actors/actor.ts";
import { isSelf } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";
import type { Contact } from "./contact.ts";
import type { ContactOwner } from "./contact-owner.ts";
import type { ViewPurpose } from "./viewing.ts";

/** The line that says who is shown whose contact, and what for. */
export function contactViewing(
  ports: Ports,
  owner: ContactOwner,
  viewer: { readonly name: string; readonly personId?: string | undefined },
  purpose: ViewPurpose,
  matchId?: string,
): Write {
  return ports.views.append({
    id: ports.newId("seen"),
    owner,
    viewer: viewer.name,
    ...(viewer.personId === undefined ? {} : { personId: viewer.personId }),
    ...(matchId === undefined ? {} : { matchId }),
    purpose,
    at: instant(ports.now()),
  });
}

/** True where showing the contact tells the actor nothing new: it is the side itself, no agent in its place. */
function isOwnEyes(actor: Actor, owner: ContactOwner): boolean {
  return isSelf(actor, owner.kind, owner.id) && !(actor.kind !== "anonymous" && actor.via.kind === "mandate");
}

/** A side's contact for somebody to see; whoever is not that side is written down first: no line, no contact. */
export async function showContact(
  ports: Ports,
  actor: Actor,
  owner: ContactOwner,
  purpose: ViewPurpose,
  matchId?: string,
): Promise<Contact | undefined> {
  const contact = await ports.contacts.get(owner);
  if (contact !== undefined && !isOwnEyes(actor, owner)) {
    const viewer = { name: actorName(actor), personId: personOf(actor) };
    await ports.commit([contactViewing(ports, owner, viewer, purpose, matchId)]);
  }
  return contact;
}
