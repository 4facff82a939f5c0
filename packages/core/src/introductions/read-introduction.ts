import type { Actor } from "../actors/actor.ts";
import { isSelf } from "../actors/require.ts";
import { shareable } from "../consents/consent-state.ts";
import type { Contact } from "../contacts/contact.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import { showContact } from "../contacts/show-contact.ts";
import type { Holder } from "../holders/holder.ts";
import { isUnderMandate, requireScope } from "../mandates/require-scope.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { requireTold } from "../proposals/read-proposal.ts";
import { refuse } from "../refusals/refusal.ts";

/**
 * Both sides' contacts as far as each lets them be shared, once both have said interested; whoever sees the contact
 * of another is written down first. An agent needs to be allowed to answer, and is not shown how to reach the
 * cooperative it acts for: the code that renews a mandate goes there.
 * @throws not_found, not_introduced, mandate_scope
 */
export async function readIntroduction(
  ports: Ports,
  actor: Actor,
  matchId: string,
): Promise<{ match: Match; holder: Holder; contacts: { idea: Contact; cooperative: Contact } }> {
  requireScope(actor, "answer");
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
    contacts: { idea, cooperative: isUnderMandate(actor) ? {} : cooperative },
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
