import { type Actor, personOf } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { tryErasing } from "./continue-erasures.ts";
import type { Erasure } from "./erasure.ts";

/** What of the actor's is erased: the cooperative or holder it speaks for, or the person who signs in. */
export const deletable = ["side", "person"] as const;
export type Deletable = (typeof deletable)[number];

/** Which of the two the actor can have erased: an agent none, an officer's person only once it is officer no more. */
export async function whatCanBeDeleted(ports: Ports, actor: Actor): Promise<readonly Deletable[]> {
  if (actor.kind === "anonymous" || actor.via.kind === "mandate" || actor.via.kind === "system") return [];
  const person = personOf(actor);
  const side = actor.kind === "cooperative" || actor.kind === "holder" ? (["side"] as const) : [];
  if (person === undefined) return side;
  const atWork = (await ports.grants.listByPerson(person)).some(
    ({ role, state }) => state === "active" && (role === "officer" || role === "administrator"),
  );
  return atWork ? side : [...side, "person"];
}

/**
 * Erases what is the actor's own, for good. It is written down first, so that a crash does not undo the wish: the
 * sweep goes on with what is left. @throws not_allowed
 */
export async function requestDeletion(
  ports: Ports,
  actor: Actor,
  what: Deletable,
): Promise<{ erasure: Erasure; state: "finished" | "under_way" }> {
  if (!(await whatCanBeDeleted(ports, actor)).includes(what)) refuse("not_allowed");
  const at = instant(ports.now());
  const erasure = { ...subjectOf(actor, what), at };
  await ports.erasures.begin(erasure);
  return { erasure, state: await tryErasing(ports, erasure) };
}

function subjectOf(actor: Actor, what: Deletable): Pick<Erasure, "kind" | "id"> {
  if (what === "side" && (actor.kind === "cooperative" || actor.kind === "holder"))
    return { kind: actor.kind, id: actor.id };
  return { kind: "person", id: personOf(actor) ?? refuse("not_allowed") };
}
