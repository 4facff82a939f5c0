import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Actor } from "./actor.ts";

/** Administrators and the system itself pass everywhere. */
export function isAdministrator(actor: Actor): boolean {
  return actor.kind === "administrator" || actor.kind === "system";
}

/** @throws not_allowed unless the actor runs the programme (officer or administrator). */
export function requireProgramme(actor: Actor): void {
  if (actor.kind !== "officer" && !isAdministrator(actor)) refuse("not_allowed");
}

/** @throws not_allowed unless the actor is an administrator. */
export function requireAdministrator(actor: Actor): void {
  if (!isAdministrator(actor)) refuse("not_allowed");
}

/** True when the actor answers for this delegation. */
export function isOfDelegation(actor: Actor, delegation: DelegationCode): boolean {
  return isAdministrator(actor) || (actor.kind === "officer" && actor.delegations.includes(delegation));
}

/** True when the actor answers for one of these delegations: what stands or may happen there is the actor's to see. */
export function isOfSomeDelegation(actor: Actor, delegations: readonly DelegationCode[]): boolean {
  return delegations.some((delegation) => isOfDelegation(actor, delegation));
}

/** The delegations a list is cut to: an officer's own; undefined for administrators, who see all. */
export function delegationsSeenBy(actor: Actor): readonly DelegationCode[] | undefined {
  return actor.kind === "officer" ? actor.delegations : undefined;
}

/** @throws not_allowed for people outside the programme, officer_not_of_delegation for an officer of another one. */
export function requireDelegation(actor: Actor, delegation: DelegationCode): void {
  requireProgramme(actor);
  if (!isOfDelegation(actor, delegation)) refuse("officer_not_of_delegation", { delegation });
}

/** True when the actor is that very cooperative, or that very holder. */
export function isSelf(actor: Actor, kind: "cooperative" | "holder", id: string): boolean {
  return actor.kind === kind && actor.id === id;
}
