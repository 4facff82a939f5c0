import { type Actor, personOf } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { listOwnSessions } from "./list-own-sessions.ts";

/** Ends one of one's own sessions at once. @throws not_found (also where it is not yours) */
export async function endSession(ports: Ports, actor: Actor, sessionId: string): Promise<void> {
  const own = await listOwnSessions(ports, actor);
  const personId = personOf(actor);
  if (personId === undefined || !own.some(({ id }) => id === sessionId)) refuse("not_found");
  await ports.sessions.end(personId, sessionId);
}
