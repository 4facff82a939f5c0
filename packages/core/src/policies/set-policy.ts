import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import type { Policy } from "./policy.ts";

/**
 * Puts a policy in force; `revision` is the one it replaces. Matches take it on when they are next scored.
 * @throws not_allowed, version_conflict
 */
export async function setPolicy(
  ports: Ports,
  actor: Actor,
  policy: Policy,
  revision: number,
): Promise<{ policy: Policy; revision: number }> {
  requireAdministrator(actor);
  await ports.commit([ports.policies.set(policy, revision + 1)]);
  return { policy, revision: revision + 1 };
}
