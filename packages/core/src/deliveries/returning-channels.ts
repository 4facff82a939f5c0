import type { Actor } from "../actors/actor.ts";
import { isOfDelegation } from "../actors/require.ts";
import type { Contact } from "../contacts/contact.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { isUndeliverable } from "./address-mark.ts";
import type { DeliveryChannel } from "./delivery-event.ts";

/** True while letters to this address come back. */
export async function comesBack(ports: Ports, channel: DeliveryChannel, address: string): Promise<boolean> {
  return isUndeliverable(await ports.marks.get(channel, address), ports.now());
}

/** On which channels letters to these addresses come back. */
async function returningFor(ports: Ports, contact: Contact | undefined): Promise<readonly DeliveryChannel[]> {
  const { email, phone } = contact ?? {};
  const [byMail, bySms] = await Promise.all([
    email === undefined ? false : comesBack(ports, "email", email),
    phone === undefined ? false : comesBack(ports, "sms", phone),
  ]);
  return [...(byMail ? (["email"] as const) : []), ...(bySms ? (["sms"] as const) : [])];
}

/** On which channels letters to the actor's own side come back; none for whoever is no side. */
export async function listOwnReturns(ports: Ports, actor: Actor): Promise<readonly DeliveryChannel[]> {
  if (actor.kind !== "cooperative" && actor.kind !== "holder") return [];
  return returningFor(ports, await ports.contacts.get({ kind: actor.kind, id: actor.id }));
}

/** On which channels letters to each side of a match come back. */
export interface ReturnsOfMatch {
  readonly holder: readonly DeliveryChannel[];
  readonly cooperative: readonly DeliveryChannel[];
}

/** That letters to a side come back, never to which address: for the officers of the match, undefined for all others. */
export async function readReturns(
  ports: Ports,
  actor: Actor,
  match: Match,
): Promise<ReturnsOfMatch | undefined> {
  if (!isOfDelegation(actor, match.delegation)) return undefined;
  const of = async (owner: ContactOwner) => returningFor(ports, await ports.contacts.get(owner));
  const [holder, cooperative] = await Promise.all([
    of({ kind: "holder", id: match.holderId }),
    of({ kind: "cooperative", id: match.cooperativeId }),
  ]);
  return { holder, cooperative };
}
