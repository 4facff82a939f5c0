import { type Actor, actorName, personOf } from "../actors/actor.ts";
import { isAdministrator } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Tie } from "./tie.ts";

/**
 * Ends a tie: it stays readable with who ended it, and blocks nothing from now on. Whoever declared it, or an
 * administrator. Ending it again changes nothing.
 * @throws not_found (also where it is not yours)
 */
export async function endTie(ports: Ports, actor: Actor, id: string): Promise<Tie> {
  const tie = (await ports.ties.get(id)) ?? refuse("not_found");
  const isOwn = "id" in actor && (tie.ownerId === actor.id || tie.personId === (personOf(actor) ?? ""));
  if (!isOwn && !isAdministrator(actor)) refuse("not_found");
  if (tie.endedAt !== undefined) return tie;
  const ended = {
    ...tie,
    version: tie.version + 1,
    endedAt: instant(ports.now()),
    endedBy: actorName(actor),
  };
  await ports.commit([ports.ties.replace(ended)]);
  return ended;
}
