import { type Actor, personOf } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { Mandate } from "./mandate.ts";
import { isWaiting, type MandateRequest } from "./mandate-request.ts";
import { isUnderMandate } from "./require-scope.ts";

export interface ListMandates extends PageRequest {
  /** Of this delegation's cooperatives; an officer's first one where it is absent. Read for the programme only. */
  readonly delegation?: DelegationCode | undefined;
}

function delegationOf(actor: Actor, asked: DelegationCode | undefined): DelegationCode {
  const first = actor.kind === "officer" ? actor.delegations[0] : DelegationCode.options[0];
  const delegation = asked ?? first ?? refuse("not_allowed");
  requireDelegation(actor, delegation);
  return delegation;
}

/**
 * Mandates, newest first: a cooperative's own, an agent's own, those of a delegation's cooperatives.
 * @throws not_allowed, officer_not_of_delegation, cursor_invalid
 */
export async function listMandates(
  ports: Ports,
  actor: Actor,
  { delegation, ...page }: ListMandates,
): Promise<Page<Mandate>> {
  if (isUnderMandate(actor)) refuse("not_allowed");
  const isOwn = actor.kind === "cooperative" || actor.kind === "agent";
  // Their lists are short and come whole: no page of them ever gave a cursor.
  if (isOwn && page.cursor !== undefined) refuse("cursor_invalid");
  if (actor.kind === "cooperative") return { items: await ports.mandates.listByCooperative(actor.id) };
  if (actor.kind === "agent") return { items: await ports.mandates.listByAgent(personOf(actor) ?? actor.id) };
  return ports.mandates.listByDelegation(delegationOf(actor, delegation), page);
}

/**
 * Mandates that wait for consent, newest first: those an agent asked for, those of a delegation's cooperatives.
 * @throws not_allowed, officer_not_of_delegation
 */
export async function listMandateRequests(
  ports: Ports,
  actor: Actor,
  delegation?: DelegationCode,
): Promise<readonly MandateRequest[]> {
  if (actor.kind === "cooperative") return [];
  const found =
    actor.kind === "agent"
      ? await ports.mandateRequests.listByAgent(personOf(actor) ?? actor.id)
      : await ports.mandateRequests.listByDelegation(delegationOf(actor, delegation));
  const now = ports.now();
  return found.filter((request) => isWaiting(request, now));
}
