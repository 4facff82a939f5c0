import type { Actor } from "../actors/actor.ts";
import type { Contact } from "../contacts/contact.ts";
import type { Holder } from "../holders/holder.ts";
import { isUnderMandate, requireScope } from "../mandates/require-scope.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { requireTold } from "../proposals/read-proposal.ts";
import { refuse } from "../refusals/refusal.ts";

/**
 * Both sides' contacts, once both have said interested. An agent needs to be allowed to answer, and is not shown how to
 * reach the cooperative it acts for: the code that renews a mandate goes there.
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
    ports.contacts.get({ kind: "holder", id: match.holderId }),
    ports.contacts.get({ kind: "cooperative", id: match.cooperativeId }),
  ]);
  return {
    match,
    holder: holder ?? refuse("not_found"),
    contacts: { idea: idea ?? {}, cooperative: isUnderMandate(actor) ? {} : (cooperative ?? {}) },
  };
}
