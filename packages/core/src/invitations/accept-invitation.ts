import { type Actor, personOf } from "../actors/actor.ts";
import type { Grant } from "../grants/grant.ts";
import { planGrant } from "../grants/plan-grant.ts";
import { instant } from "../language/clock.ts";
import type { Officer } from "../officers/officer.ts";
import type { Person } from "../people/person.ts";
import type { Ports } from "../ports.ts";
import { isRefusal, refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { findInvitation } from "./find-invitation.ts";
import type { Invitation } from "./invitation.ts";
import { blindAddress } from "./invite.ts";

/** True where the person confirmed the address the invitation went to. */
function isFor(ports: Ports, invitation: Invitation, person: Person): boolean {
  const value = person[invitation.channel];
  return value !== undefined && blindAddress(ports, invitation.channel, value) === invitation.addressBlind;
}

/** The officer an acceptance registers. */
function officerToRegister(ports: Ports, invitation: Invitation, at: string): Officer | undefined {
  const { officer, address, language } = invitation;
  if (officer === undefined) return undefined;
  return {
    ...{ id: ports.newId("offi"), version: 1, ...officer, email: address, language },
    ...{ createdAt: at, updatedAt: at },
  };
}

/**
 * Takes the role an invitation offers: by a signed-in person who confirmed the address it went to, once. The grant and
 * the used invitation are one transaction. `from` is the network address, for counting wrong tokens.
 * @throws not_found, not_allowed, invitation_used, invitation_expired, already_exists, too_many_requests
 */
export async function acceptInvitation(
  ports: Ports,
  actor: Actor,
  token: string,
  from: string,
): Promise<Grant> {
  const invitation = await findInvitation(ports, token, from);
  const personId = personOf(actor);
  const person = personId === undefined ? undefined : await ports.people.get(personId);
  if (person === undefined || !isFor(ports, invitation, person)) return refuse("not_allowed");
  const at = instant(ports.now());
  const officer = officerToRegister(ports, invitation, at);
  const subjectId = officer?.id ?? invitation.subjectId ?? person.id;
  const { role, createdBy, askedBy } = invitation;
  const { grant, writes } = await planGrant(
    ports,
    { personId: person.id, role, subjectId },
    createdBy,
    askedBy,
  );
  const used: Invitation = {
    ...invitation,
    version: invitation.version + 1,
    state: "accepted",
    usedAt: at,
    usedBy: person.id,
  };
  const registration: Write[] = officer === undefined ? [] : [ports.officers.create(officer)];
  try {
    await ports.commit([ports.invitations.replace(used), ...registration, ...writes]);
  } catch (error) {
    // Two at once: the other one has used it.
    if (isRefusal(error, "version_conflict")) refuse("invitation_used");
    throw error;
  }
  return grant;
}
