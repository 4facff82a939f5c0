import * as z from "zod";
import { type Actor, actorName, personOf } from "../actors/actor.ts";
import { isOfDelegation } from "../actors/require.ts";
import { readCode } from "../codes/code.ts";
import { proveAddress } from "../deliveries/prove-address.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { isRefusal, refuse } from "../refusals/refusal.ts";
import { checkConsentCode } from "./check-consent-code.ts";
import type { Mandate } from "./mandate.ts";
import { isWaiting, type MandateRequest } from "./mandate-request.ts";
import { tellCooperative } from "./tell-cooperative.ts";

/** The code the cooperative told the agent, or the reference of the slip it signed. */
export const ConsentInput = z.strictObject({
  code: z.string().max(40).optional(),
  slip: z.string().trim().min(2).max(80).optional(),
});
export type ConsentInput = z.infer<typeof ConsentInput>;

type Consent = Mandate["consent"];

/**
 * Records the cooperative's consent, once: the mandate begins. The agent who asked confirms with the code. A slip is
 * recorded by an officer of the cooperative's delegation or an administrator who holds it in their hands, and is not
 * the agent: otherwise whoever wants a mandate could invent one.
 * @throws not_found (also where it is not yours), not_allowed, consent_missing, code_wrong, code_expired (also after
 * three tries), already_exists, mandate_ended, invalid_input
 */
export async function confirmMandate(
  ports: Ports,
  actor: Actor,
  id: string,
  input: ConsentInput,
): Promise<Mandate> {
  const request = await findRequest(ports, actor, id, input);
  if (input.slip !== undefined)
    return begin(ports, actor, request, await recordSlip(ports, actor, request, input.slip));
  if (personOf(actor) !== request.agentId || actor.kind !== "agent") refuse("not_allowed");
  if (input.code === undefined || request.code === undefined) return refuse("consent_missing");
  const consent = await checkConsentCode(ports, request, readCode(input.code));
  await proveContact(ports, request.cooperativeId, request.code.channel);
  return begin(ports, actor, request, consent);
}

/** The code has arrived: letters do too. */
async function proveContact(ports: Ports, cooperativeId: string, channel: "email" | "sms"): Promise<void> {
  const { email, phone } = (await ports.contacts.get({ kind: "cooperative", id: cooperativeId })) ?? {};
  if (channel === "email" && email !== undefined) await proveAddress(ports, { kind: "email", value: email });
  if (channel === "sms" && phone !== undefined) await proveAddress(ports, { kind: "phone", value: phone });
}

function isConcerned(actor: Actor, of: Pick<MandateRequest, "agentId" | "delegation">): boolean {
  return isOfDelegation(actor, of.delegation) || (actor.kind === "agent" && personOf(actor) === of.agentId);
}

async function findRequest(
  ports: Ports,
  actor: Actor,
  id: string,
  input: ConsentInput,
): Promise<MandateRequest> {
  const request = await ports.mandateRequests.get(id);
  if (request !== undefined && isConcerned(actor, request))
    return isWaiting(request, ports.now()) ? request : refuse("mandate_ended");
  const mandate = await ports.mandates.get(id);
  if (mandate !== undefined && isConcerned(actor, mandate))
    refuse(input.code === undefined ? "already_exists" : "code_expired");
  return refuse("not_found");
}

async function recordSlip(
  ports: Ports,
  actor: Actor,
  request: MandateRequest,
  reference: string,
): Promise<Consent> {
  if (!isOfDelegation(actor, request.delegation) || personOf(actor) === request.agentId)
    refuse("not_allowed");
  const grants = await ports.grants.listByPerson(request.agentId);
  if (!grants.some(({ role, state }) => role === "agent" && state === "active")) refuse("not_allowed");
  return { kind: "slip", reference, at: instant(ports.now()) };
}

async function begin(
  ports: Ports,
  actor: Actor,
  request: MandateRequest,
  consent: Consent,
): Promise<Mandate> {
  const { code: _, expiresAtEpochSeconds: __, ...terms } = request;
  const mandate: Mandate = {
    ...terms,
    version: 1,
    consent,
    createdAt: consent.at,
    createdBy: actorName(actor),
  };
  try {
    await ports.commit([
      ports.mandates.create(mandate),
      ports.mandateRequests.remove(request),
      tellCooperative(ports, mandate, "mandate_began"),
    ]);
  } catch (error) {
    if (consent.kind === "code" && isRefusal(error, "already_exists")) refuse("code_expired");
    throw error;
  }
  return mandate;
}
