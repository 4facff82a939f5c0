import { type Actor, actorName } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { isInForce, type Mandate } from "./mandate.ts";
import { readMandate } from "./read-mandate.ts";
import { tellCooperative } from "./tell-cooperative.ts";

/**
 * Ends a mandate at once: its cooperative, its agent or an officer of the delegation. One that has ended stays so.
 * @throws not_found (also where it is not yours)
 */
export async function endMandate(ports: Ports, actor: Actor, id: string): Promise<Mandate> {
  const before = await readMandate(ports, actor, id);
  const at = instant(ports.now());
  if (!isInForce(before, at)) return before;
  const after: Mandate = { ...before, version: before.version + 1, endedAt: at, endedBy: actorName(actor) };
  try {
    await ports.commit([ports.mandates.replace(after), tellCooperative(ports, after, "mandate_ended")]);
    return after;
  } catch (error) {
    // Nothing but an end ever changes a mandate: somebody else was quicker.
    if (!isRefusal(error, "version_conflict")) throw error;
    return readMandate(ports, actor, id);
  }
}
