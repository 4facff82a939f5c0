import { type Actor, actorName } from "../actors/actor.ts";
import { isAdministrator } from "../actors/require.ts";
import { daysLater } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import { type Invitation, invitationDays } from "./invitation.ts";
import { sendInvitation } from "./send-invitation.ts";

/** Administrators see all, a cooperative those for itself, officers their own. @throws not_allowed, cursor_invalid */
export async function listInvitations(
  ports: Ports,
  actor: Actor,
  page: PageRequest,
): Promise<Page<Invitation>> {
  if (isAdministrator(actor)) return ports.invitations.list("all", page);
  if (actor.kind === "cooperative") return ports.invitations.list({ subjectId: actor.id }, page);
  if (actor.kind !== "officer") refuse("not_allowed");
  return ports.invitations.list({ createdBy: actorName(actor) }, page);
}

/** @throws not_found (also where it is not yours) */
async function readOpen(ports: Ports, actor: Actor, id: string): Promise<Invitation> {
  const invitation = (await ports.invitations.get(id)) ?? refuse("not_found");
  const isForSelf = actor.kind === "cooperative" && invitation.subjectId === actor.id;
  const isOwn = actor.kind === "officer" && invitation.createdBy === actorName(actor);
  if (!isAdministrator(actor) && !isForSelf && !isOwn) refuse("not_found");
  if (invitation.state === "accepted") refuse("invitation_used");
  return invitation;
}

/** Takes an invitation back at once. @throws not_found, invitation_used, version_conflict */
export async function revokeInvitation(ports: Ports, actor: Actor, id: string): Promise<Invitation> {
  const before = await readOpen(ports, actor, id);
  if (before.state === "revoked") return before;
  const after: Invitation = { ...before, version: before.version + 1, state: "revoked" };
  await ports.commit([ports.invitations.replace(after)]);
  return after;
}

/** Sends a new link for another seven days; the old one no longer works. @throws as revoke, invitation_expired, too_many_requests */
export async function resendInvitation(ports: Ports, actor: Actor, id: string): Promise<Invitation> {
  const before = await readOpen(ports, actor, id);
  if (before.state === "revoked") refuse("invitation_expired");
  const secret = ports.newSecret();
  const after: Invitation = {
    ...before,
    version: before.version + 1,
    secretHash: ports.digest(secret),
    expiresAt: daysLater(ports.now(), invitationDays),
  };
  await ports.commit([ports.invitations.replace(after)]);
  await sendInvitation(ports, after, secret);
  return after;
}

/** Enough of an address for whoever wrote it, too little for anybody else. */
export function hintOf({ channel, address }: Pick<Invitation, "channel" | "address">): string {
  return channel === "email"
    ? `${address.slice(0, 1)}…${address.slice(address.indexOf("@"))}`
    : `…${address.slice(-2)}`;
}
