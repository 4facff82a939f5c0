import { type Actor, personOf } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import { listOwnSessions } from "./list-own-sessions.ts";

/** Ends every session of one's own but the one that asks; returns how many there were. */
export async function endOtherSessions(ports: Ports, actor: Actor): Promise<number> {
  const personId = personOf(actor);
  const others = (await listOwnSessions(ports, actor)).filter(({ current }) => !current);
  if (personId !== undefined) await Promise.all(others.map(({ id }) => ports.sessions.end(personId, id)));
  return others.length;
}
