import { type Actor, personOf } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import type { Person } from "./person.ts";

/** Who is signed in; undefined behind a key. */
export async function readSelf(ports: Ports, actor: Actor): Promise<Person | undefined> {
  const id = personOf(actor);
  return id === undefined ? undefined : ports.people.get(id);
}
