import type { Actor } from "../actors/actor.ts";
import { isSelf } from "../actors/require.ts";
import { shareable } from "../consents/consent-state.ts";
import type { Contact } from "../contacts/contact.ts";
import { showContact } from "../contacts/show-contact.ts";
import type { Holder } from "../holders/holder.ts";
import type { Match } from "../matches/match.ts";
import type { ContactOwner, Ports } from "../ports.ts";
import { requireTold } from "../proposals/read-proposal.ts";
import { refuse } from "../refusals/refusal.ts";

/**
 * Both sides' contacts as far as each lets them be shared, once both have said interested; whoever sees the contact
 * of another is written down first. @throws not_found, not_introduced
 */
export async function readIntroduction(
  ports: Ports,
  actor: Actor,
  matchId: string,
): Promise<{ match: Match; holder: Holder; contacts: { idea: Contact; cooperative: Contact } }> {
  const match = await requireTold(ports, actor, matchId);
  if (match.state !== "introduced") refuse("not_introduced");
  const [holder, idea, cooperative] = await Promise.all([
    ports.holders.get(match.holderId),
    sharedContact(ports, actor, { kind: "holder", id: match.holderId }, match.id),
    sharedContact(ports, actor, { kind: "cooperative", id: match.cooperativeId }, match.id),
  ]);
  return {
    match,
    holder: holder ?? refuse("not_found"),
    contacts: { idea, cooperative },
  };
}

async function sharedContact(
  ports: Ports,
  actor: Actor,
  owner: ContactOwner,
  matchId: string,
): Promise<Contact> {
  const contact = (await showContact(ports, actor, owner, "introduction", matchId)) ?? {};
  return isSelf(actor, owner.kind, owner.id) ? contact : shareable(contact, await ports.consents.list(owner));
}
