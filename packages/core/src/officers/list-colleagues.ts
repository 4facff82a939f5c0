import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import type { Ports } from "../ports.ts";
import { isAbsent, type Officer } from "./officer.ts";

/** The officers of a delegation who are there, by name. @throws not_allowed, officer_not_of_delegation */
export async function listColleagues(
  ports: Ports,
  actor: Actor,
  delegation: DelegationCode,
): Promise<readonly Pick<Officer, "id" | "name">[]> {
  requireDelegation(actor, delegation);
  const officers = await ports.officers.listByDelegation(delegation);
  return officers
    .filter((officer) => !isAbsent(officer, ports.now()))
    .map(({ id, name }) => ({ id, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
