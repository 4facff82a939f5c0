import type { Actor } from "../actors/actor.ts";
import type { Contact } from "../contacts/contact.ts";
import type { Holder } from "../holders/holder.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { requireTold } from "../proposals/read-proposal.ts";
import { refuse } from "../refusals/refusal.ts";

/** Both sides' contacts, once both have said interested. @throws not_found, not_introduced */
export async function readIntroduction(
  ports: Ports,
  actor: Actor,
  matchId: string,
): Promise<{ match: Match; holder: Holder; contacts: { idea: Contact; cooperative: Contact } }> {
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
    contacts: { idea: idea ?? {}, cooperative: cooperative ?? {} },
  };
}
