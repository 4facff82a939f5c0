import * as z from "zod";
import { type Actor, actorName } from "../actors/actor.ts";
import { isAdministrator } from "../actors/require.ts";
import { type Address, readAddress } from "../codes/address.ts";
import { readCooperative } from "../cooperatives/read-cooperative.ts";
import { roles } from "../grants/grant.ts";
import { hasSubject } from "../grants/grant-role.ts";
import { realActor } from "../grants/real-actor.ts";
import { readHolder } from "../holders/read-holder.ts";
import { daysLater, instant } from "../language/clock.ts";
import { languages } from "../language/localized-text.ts";
import { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Ports } from "../ports.ts";
import { DomainError, refuse } from "../refusals/refusal.ts";
import { type Invitation, invitationDays } from "./invitation.ts";
import { sendInvitation } from "./send-invitation.ts";

/** What is sent to invite somebody. A new officer needs a name, delegations and an e-mail. */
export const InvitationInput = z.strictObject({
  /** An e-mail or a Moroccan phone number. */
  address: z.string().min(3).max(254),
  role: z.enum(roles),
  subjectId: z.string().min(1).max(100).optional(),
  name: z.string().trim().min(2).max(160).optional(),
  delegations: z.array(DelegationCode).min(1).max(16).optional(),
  language: z.enum(languages).default("ar"),
});
export type InvitationInput = z.infer<typeof InvitationInput>;

type Target = Partial<Pick<Invitation, "officer" | "subjectId">>;

const fault = (path: string, rule: string): never => {
  throw new DomainError("invalid_input", {}, [{ path, rule }]);
};

/** Administrators invite to every role, officers for what is theirs, a cooperative for itself. @throws not_allowed */
async function subjectFor(ports: Ports, actor: Actor, input: InvitationInput): Promise<Target> {
  const { role } = input;
  const isOfSide = role === "representative" || role === "holder";
  if (!isAdministrator(actor)) {
    if (actor.kind === "cooperative" && role === "representative" && actor.via.kind !== "mandate") {
      if (input.subjectId !== undefined && input.subjectId !== actor.id) refuse("not_found");
      return { subjectId: actor.id };
    }
    if (actor.kind !== "officer" || !isOfSide) refuse("not_allowed");
  }
  if (!hasSubject(role)) return {};
  const { subjectId } = input;
  if (role === "officer" && subjectId === undefined) return {};
  if (subjectId === undefined) return fault("subjectId", "required");
  if (role === "representative") await readCooperative(ports, actor, subjectId);
  else if (role === "holder") await readHolder(ports, actor, subjectId);
  else if ((await ports.officers.get(subjectId)) === undefined) refuse("not_found");
  return { subjectId };
}

/** The officer to be; an e-mail that is an officer's already stands for that officer. */
async function officerToBe(ports: Ports, input: InvitationInput, address: Address): Promise<Target> {
  if (address.kind !== "email") return fault("address", "invalid_format");
  const known = await ports.officers.findByEmail(address.value);
  if (known !== undefined) return { subjectId: known.id };
  const { name, delegations } = input;
  if (name === undefined) return fault("name", "required");
  if (delegations === undefined) return fault("delegations", "required");
  return { officer: { name, delegations } };
}

/**
 * Invites somebody to a role by a secret link to their e-mail or phone: seven days, one use.
 * @throws not_allowed, not_found, invalid_input, too_many_requests
 */
export async function invite(ports: Ports, actor: Actor, input: InvitationInput): Promise<Invitation> {
  const address = readAddress(input.address);
  const { role, language } = input;
  const subject = await subjectFor(ports, actor, input);
  const target =
    role === "officer" && subject.subjectId === undefined
      ? await officerToBe(ports, input, address)
      : subject;
  const now = ports.now();
  const secret = ports.newSecret();
  const invitation: Invitation = {
    id: ports.newId("invi"),
    version: 1,
    state: "open",
    ...{ role, language, channel: address.kind, address: address.value },
    ...(target.subjectId === undefined ? {} : { subjectId: target.subjectId }),
    ...(target.officer === undefined ? {} : { officer: target.officer }),
    addressBlind: blindAddress(ports, address.kind, address.value),
    secretHash: ports.digest(secret),
    expiresAt: daysLater(now, invitationDays),
    createdAt: instant(now),
    createdBy: actorName(actor),
    askedBy: role === "administrator" ? await realActor(ports, actor) : actorName(actor),
  };
  await ports.commit([ports.invitations.create(invitation)]);
  await sendInvitation(ports, invitation, secret);
  return invitation;
}

/** The blind index under which an invitation names an address. */
export function blindAddress(ports: Ports, channel: "email" | "phone", value: string): string {
  return ports.vault.blind(`invited ${channel}`, channel === "email" ? value.trim().toLowerCase() : value);
}
