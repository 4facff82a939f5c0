import { type Actor, personOf } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";

/**
 * Who really sits behind an administrator, so that one person cannot be two of them: the person of a session, or the
 * bearer of a key that an operator issued. A key that an administrator issued tells nothing of who holds it.
 * @throws not_allowed
 */
export async function realActor(ports: Ports, actor: Actor): Promise<string> {
  if (actor.kind === "anonymous") refuse("not_allowed");
  const person = personOf(actor);
  if (person !== undefined) return person;
  if (actor.via.kind === "system") return `system:${actor.id}`;
  if (actor.via.kind !== "key") refuse("not_allowed");
  const key = await ports.apiKeys.get(actor.via.id);
  if (key === undefined || !key.createdBy.startsWith("system:")) refuse("not_allowed");
  return `key:${key.scope.id}`;
}
