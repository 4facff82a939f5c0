import type { Actor } from "../actors/actor.ts";
import { refuse } from "../refusals/refusal.ts";
import type { MandateScope } from "./mandate.ts";

/** False for an agent whose mandate does not cover this; everybody else acts in their own name. */
export function isCovered(actor: Actor, scope: MandateScope): boolean {
  return actor.kind === "anonymous" || actor.via.kind !== "mandate" || actor.via.scopes.includes(scope);
}

/** True for an agent who acts for a cooperative. */
export function isUnderMandate(actor: Actor): boolean {
  return actor.kind !== "anonymous" && actor.via.kind === "mandate";
}

/** @throws mandate_scope for an agent whose mandate does not cover this. */
export function requireScope(actor: Actor, scope: MandateScope): void {
  if (!isCovered(actor, scope)) refuse("mandate_scope");
}
