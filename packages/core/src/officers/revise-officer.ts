import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Officer, OfficerChange } from "./officer.ts";

/**
 * Changes an officer's name, language and delegations; they hold from the next request on.
 * @throws not_allowed, not_found, version_conflict
 */
export async function reviseOfficer(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number,
  change: OfficerChange,
): Promise<Officer> {
  requireAdministrator(actor);
  const before = (await ports.officers.get(id)) ?? refuse("not_found");
  if (before.version !== expectedVersion) refuse("version_conflict", { currentVersion: before.version });
  const after = { ...before, ...change, version: before.version + 1, updatedAt: instant(ports.now()) };
  await ports.commit([ports.officers.replace(after)]);
  return after;
}
