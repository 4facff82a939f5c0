import { type Actor, actorName } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import { toldAtRegistration } from "../consents/record-consent.ts";
import { splitContact } from "../contacts/contact.ts";
import { createOnce, type Once } from "../idempotency/once.ts";
import { instant } from "../language/clock.ts";
import { delegationOfCooperative } from "../language/delegations.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import type { Cooperative, CooperativeInput } from "./cooperative.ts";
import { requireFoundedByNow } from "./founding.ts";
import { type Warning, warnAboutCooperative } from "./warnings.ts";

/** The cooperative with its contact and the request to match it, as one piece. */
export function cooperativeCreation(
  ports: Ports,
  id: string,
  input: CooperativeInput,
  rowHash?: string,
): { cooperative: Cooperative; writes: Write[] } {
  const at = instant(ports.now());
  requireFoundedByNow(input.foundedYear, at);
  const { reachability, contact } = splitContact(input.contact);
  const cooperative: Cooperative = {
    ...input,
    contact: reachability,
    id,
    version: 1,
    availability: "active",
    declines: [],
    ...(rowHash === undefined ? {} : { rowHash }),
    createdAt: at,
    updatedAt: at,
  };
  const subject = { kind: "cooperative", id } as const;
  const writes = [
    ports.cooperatives.create(cooperative),
    ports.contacts.put(subject, contact),
    requestMatching(ports, subject, 1),
  ];
  return { cooperative, writes };
}

/**
 * Enters a cooperative into the bank and has it matched.
 * @throws not_allowed, officer_not_of_delegation, invalid_input, idempotency_key_reused
 */
export async function createCooperative(
  ports: Ports,
  actor: Actor,
  input: CooperativeInput,
  once?: Once,
): Promise<{ cooperative: Cooperative; warnings: Warning[]; replayed: boolean }> {
  requireDelegation(actor, delegationOfCooperative(input));
  const { cooperative, writes } = cooperativeCreation(ports, ports.newId("coop"), input);
  const told = toldAtRegistration(
    ports,
    { kind: "cooperative", id: cooperative.id },
    "registration",
    actorName(actor),
  );
  const made = await createOnce(ports, actor, once, cooperative.id, [...writes, told]);
  const stored = made.replayed ? await ports.cooperatives.get(made.id) : cooperative;
  if (stored === undefined) refuse("not_found");
  return { cooperative: stored, warnings: warnAboutCooperative(stored), replayed: made.replayed };
}
