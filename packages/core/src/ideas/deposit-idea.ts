import { type Actor, actorName } from "../actors/actor.ts";
import { toldAtRegistration } from "../consents/record-consent.ts";
import { grantId } from "../grants/grant.ts";
import { planGrant } from "../grants/plan-grant.ts";
import { requireSelf } from "../grants/require-self.ts";
import type { HolderInput } from "../holders/holder.ts";
import { holderCreation } from "../holders/register-holder.ts";
import { createOnce, type Once } from "../idempotency/once.ts";
import { requireWithin } from "../limits/require-within.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { createIdea, ideaCreation } from "./create-idea.ts";
import type { IdeaInput } from "./idea.ts";

export interface Deposit {
  readonly ideaId: string;
  /** To act under from now on; absent where the depositor was the holder already. */
  readonly grantId?: string;
}

/**
 * A signed-in person deposits an idea. Who has not been a holder becomes one with it; who is, adds to their own.
 * Sent twice with one key it is deposited once.
 * @throws not_allowed for strangers and under a mandate; too_many_requests, invalid_input, idempotency_key_reused
 */
export async function depositIdea(
  ports: Ports,
  actor: Actor,
  input: { readonly holder: HolderInput | undefined; readonly idea: IdeaInput },
  once: Once,
): Promise<Deposit> {
  if (actor.kind === "holder")
    return { ideaId: (await createIdea(ports, actor, input.idea, undefined, once)).idea.id };
  const self = requireSelf(actor);
  await requireWithin(ports, "registrations_per_person", self.id);
  const holderId = ports.newId("hold");
  const newId = ports.newId("idea");
  const by = actorName(self);
  const spec = { personId: self.id, role: "holder", subjectId: holderId } as const;
  const made = await createOnce(ports, self, once, newId, [
    ...holderCreation(ports, holderId, input.holder ?? refuse("invalid_input")).writes,
    ...(await planGrant(ports, spec, by, by)).writes,
    toldAtRegistration(ports, { kind: "holder", id: holderId }, "registration", by),
    ...ideaCreation(ports, newId, holderId, input.idea).writes,
  ]);
  const idea = (await ports.ideas.get(made.id)) ?? refuse("not_found");
  return { ideaId: idea.id, grantId: grantId(ports, { ...spec, subjectId: idea.holderId }) };
}
