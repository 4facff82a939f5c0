import { type Actor, personOf } from "../actors/actor.ts";
import type { Grant } from "../grants/grant.ts";
import type { Ports } from "../ports.ts";

/** The grant under which the person is a holder, whatever role is at work; the oldest of several. */
export async function ownHolderGrant(ports: Ports, actor: Actor): Promise<Grant | undefined> {
  const person = personOf(actor);
  if (person === undefined) return undefined;
  const grants = await ports.grants.listByPerson(person);
  return grants.find(({ role, state }) => role === "holder" && state === "active");
}
