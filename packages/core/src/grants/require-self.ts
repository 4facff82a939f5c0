import { type Actor, personOf } from "../actors/actor.ts";
import { refuse } from "../refusals/refusal.ts";

/**
 * The signed-in person behind an actor, whatever role is at work: what somebody begins in their own name.
 * @throws not_allowed for keys, for the system and under a mandate
 */
export function requireSelf(actor: Actor): Extract<Actor, { kind: "person" }> {
  const personId = personOf(actor);
  if (personId === undefined || actor.kind === "anonymous" || actor.via.kind === "mandate")
    return refuse("not_allowed");
  return { kind: "person", id: personId, via: actor.via };
}
