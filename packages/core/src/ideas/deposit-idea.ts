import { type Actor, actorName } from "../actors/actor.ts";
import { toldAtRegistration } from "../consents/record-consent.ts";
import { grantId } from "../grants/grant.ts";
import { planGrant } from "../grants/plan-grant.ts";
import { requireSelf } from "../grants/require-self.ts";
import type { HolderInput } from "../holders/holder.ts";
import { ownHolderGrant } from "../holders/own-holder.ts";
import { holderCreation } from "../holders/register-holder.ts";
import { createOnce, type Once } from "../idempotency/once.ts";
import { requireWithin } from "../limits/require-within.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
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
  const known = await ownHolderGrant(ports, self);
  const newHolder = known === undefined ? await planHolder(ports, self, input.holder) : undefined;
  const holderId = known?.subjectId ?? newHolder?.id ?? refuse("not_found");
  const newId = ports.newId("idea");
  const made = await createOnce(ports, self, once, newId, [
    ...(newHolder?.writes ?? []),
    ...ideaCreation(ports, newId, holderId, input.idea).writes,
  ]);
  const idea = (await ports.ideas.get(made.id)) ?? refuse("not_found");
  const spec = { personId: self.id, role: "holder", subjectId: idea.holderId } as const;
  return { ideaId: idea.id, grantId: grantId(ports, spec) };
}

/** A holder with its contact, its person and what it was told, as one piece. */
async function planHolder(
  ports: Ports,
  self: Extract<Actor, { kind: "person" }>,
  input: HolderInput | undefined,
): Promise<{ id: string; writes: Write[] }> {
  const id = ports.newId("hold");
  const by = actorName(self);
  const { writes } = await planGrant(ports, { personId: self.id, role: "holder", subjectId: id }, by, by);
  return {
    id,
    writes: [
      ...holderCreation(ports, id, input ?? refuse("invalid_input")).writes,
      ...writes,
      toldAtRegistration(ports, { kind: "holder", id }, "registration", by),
    ],
  };
}
