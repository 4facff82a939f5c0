import type { Actor } from "../actors/actor.ts";
import { actorName } from "../actors/actor.ts";
import { toldAtRegistration } from "../consents/record-consent.ts";
import { grantId } from "../grants/grant.ts";
import { planGrant } from "../grants/plan-grant.ts";
import { requireSelf } from "../grants/require-self.ts";
import { createOnce, type Once } from "../idempotency/once.ts";
import { requireWithin } from "../limits/require-within.ts";
import type { Ports } from "../ports.ts";
import type { CooperativeInput } from "./cooperative.ts";
import { cooperativeCreation } from "./create-cooperative.ts";

/**
 * A signed-in person enters the cooperative they speak for; it is matched at once, and they represent it from then on.
 * Sent twice with one key it is entered once.
 * @returns the cooperative's id and the grant to act under
 * @throws not_allowed for keys and under a mandate; too_many_requests, invalid_input, idempotency_key_reused
 */
export async function registerCooperative(
  ports: Ports,
  actor: Actor,
  input: CooperativeInput,
  once: Once,
): Promise<{ id: string; grantId: string }> {
  const self = requireSelf(actor);
  await requireWithin(ports, "registrations_per_person", self.id);
  const newId = ports.newId("coop");
  const { writes } = cooperativeCreation(ports, newId, input);
  const spec = { personId: self.id, role: "representative" } as const;
  const { writes: granted } = await planGrant(
    ports,
    { ...spec, subjectId: newId },
    actorName(self),
    actorName(self),
  );
  const told = toldAtRegistration(ports, { kind: "cooperative", id: newId }, "registration", actorName(self));
  const { id } = await createOnce(ports, self, once, newId, [...writes, ...granted, told]);
  return { id, grantId: grantId(ports, { ...spec, subjectId: id }) };
}
