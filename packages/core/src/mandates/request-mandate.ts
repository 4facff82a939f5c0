import { delegationOf } from "@tawafuq/matching/taxonomy/places";
import { type Actor, personOf } from "../actors/actor.ts";
import { codeRules } from "../codes/code.ts";
import { comesBack } from "../deliveries/returning-channels.ts";
import { daysLater, instant } from "../language/clock.ts";
import { writtenLanguage } from "../language/localized-text.ts";
import { requireWithin } from "../limits/require-within.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { newCode, sealOfCode } from "./consent-code.ts";
import { mandateScopes } from "./mandate.ts";
import { type MandateRequest, type MandateRequestInput, requestDays, requireEnd } from "./mandate-request.ts";
import { sendConsent } from "./send-consent.ts";

/**
 * Asks a cooperative for a mandate: what is asked for goes to the phone or e-mail it left, with the code that says yes.
 * Reading is always part of it: nobody can answer what they cannot read.
 * @throws not_allowed (not an agent), not_found, cooperative_not_active, invalid_input, too_many_requests
 */
export async function requestMandate(
  ports: Ports,
  actor: Actor,
  input: MandateRequestInput,
): Promise<MandateRequest> {
  const agentId = actor.kind === "agent" ? personOf(actor) : undefined;
  if (agentId === undefined) return refuse("not_allowed");
  const now = ports.now();
  const endsAt = requireEnd(now, input.endsAt);
  const cooperative = (await ports.cooperatives.get(input.cooperativeId)) ?? refuse("not_found");
  if (cooperative.availability === "withdrawn")
    refuse("cooperative_not_active", { availability: cooperative.availability });
  await requireWithin(ports, "consent_codes_per_cooperative", cooperative.id);
  const [person, contact] = await Promise.all([
    ports.people.get(agentId),
    ports.contacts.get({ kind: "cooperative", id: cooperative.id }),
  ]);
  const { phone, email } = contact ?? {};
  // A code is always tried; of two ways the one that works.
  const isBySms = phone !== undefined && (email === undefined || !(await comesBack(ports, "sms", phone)));
  const to = isBySms ? phone : email;
  const id = ports.newId("mand");
  const code = newCode(ports);
  const request: MandateRequest = {
    id,
    version: 1,
    cooperativeId: cooperative.id,
    cooperativeName: cooperative.name,
    delegation: delegationOf(cooperative.province),
    agentId,
    agentName: person?.name ?? refuse("not_found"),
    scopes: mandateScopes.filter((scope) => scope === "read" || input.scopes.includes(scope)),
    endsAt,
    createdAt: instant(now),
    ...(to !== undefined && {
      code: {
        seal: sealOfCode(ports.vault, id, code),
        channel: isBySms ? ("sms" as const) : ("email" as const),
        expiresAt: instant(new Date(now.getTime() + codeRules.validSeconds * 1000)),
        tries: 0,
      },
    }),
    expiresAtEpochSeconds: Math.floor(Date.parse(daysLater(now, requestDays)) / 1000),
  };
  await ports.commit([ports.mandateRequests.create(request)]);
  const language = writtenLanguage(cooperative.contact.preferredLanguage);
  if (to !== undefined) await sendConsent(ports, request, { to, language, code });
  return request;
}
