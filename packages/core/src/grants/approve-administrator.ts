import { type Actor, actorName } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { type Grant, grantWrites } from "./grant.ts";
import { realActor } from "./real-actor.ts";

/**
 * A second administrator agrees to a new one: neither who asked nor who would become it.
 * @throws not_allowed, not_found, second_administrator_needed, version_conflict
 */
export async function approveAdministrator(ports: Ports, actor: Actor, id: string): Promise<Grant> {
  requireAdministrator(actor);
  const before = (await ports.grants.get(id)) ?? refuse("not_found");
  if (before.role !== "administrator" || before.state === "ended") refuse("not_found");
  if (before.state === "active") return before;
  const approver = await realActor(ports, actor);
  if (approver === before.askedBy || approver === before.personId) refuse("second_administrator_needed");
  const after: Grant = {
    ...before,
    version: before.version + 1,
    state: "active",
    approvedBy: actorName(actor),
  };
  await ports.commit(grantWrites(ports, before, after));
  return after;
}
