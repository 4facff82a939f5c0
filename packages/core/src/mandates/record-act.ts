import type { Actor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { ActResult, MandateAct, MandateActKind } from "./mandate-act.ts";

/**
 * Writes down what an agent is about to do under a mandate, before it is done: nothing done can be unmarked.
 * @throws not_allowed for anybody else
 */
export async function recordAct(
  ports: Ports,
  actor: Actor,
  what: { readonly act: MandateActKind; readonly matchId?: string | undefined },
): Promise<MandateAct> {
  if (actor.kind === "anonymous" || actor.via.kind !== "mandate") return refuse("not_allowed");
  const { act, matchId } = what;
  const written: MandateAct = {
    id: ports.newId("act"),
    mandateId: actor.via.id,
    act,
    ...(matchId === undefined ? {} : { matchId }),
    at: instant(ports.now()),
    result: "attempted",
  };
  await ports.commit([ports.mandateActs.append(written)]);
  return written;
}

/** Writes down how an act ended, once. @throws version_conflict where that is known already */
export async function completeAct(
  ports: Ports,
  act: MandateAct,
  result: Exclude<ActResult, "attempted">,
): Promise<void> {
  await ports.commit([ports.mandateActs.complete({ ...act, result })]);
}
