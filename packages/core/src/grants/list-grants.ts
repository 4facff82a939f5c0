import { type Actor, personOf } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { readCooperative } from "../cooperatives/read-cooperative.ts";
import { readHolder } from "../holders/read-holder.ts";
import { instant } from "../language/clock.ts";
import { isInForce, type Mandate } from "../mandates/mandate.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { Grant, Role } from "./grant.ts";

/** What the person may act as: grants that are not over, and mandates in force of a field agent. */
export async function listMyGrants(
  ports: Ports,
  actor: Actor,
): Promise<{ grants: readonly Grant[]; mandates: readonly Mandate[] }> {
  const personId = personOf(actor);
  if (personId === undefined) return { grants: [], mandates: [] };
  const grants = (await ports.grants.listByPerson(personId)).filter(({ state }) => state !== "ended");
  const isAgent = grants.some(({ role, state }) => role === "agent" && state === "active");
  const at = instant(ports.now());
  const mandates = isAgent ? await ports.mandates.listByAgent(personId) : [];
  return { grants, mandates: mandates.filter((mandate) => isInForce(mandate, at)) };
}

/** The grants of a person. @throws not_allowed */
export async function listGrantsOf(ports: Ports, actor: Actor, personId: string): Promise<readonly Grant[]> {
  requireAdministrator(actor);
  return ports.grants.listByPerson(personId);
}

/** Who speaks for a cooperative, a holder or an officer, as far as the actor may know it. @throws not_found */
export async function listGrantsFor(
  ports: Ports,
  actor: Actor,
  role: "representative" | "holder" | "officer",
  subjectId: string,
): Promise<readonly Grant[]> {
  if (role === "representative") await readCooperative(ports, actor, subjectId);
  else if (role === "holder") await readHolder(ports, actor, subjectId);
  else if (actor.kind !== "administrator" && actor.kind !== "system") refuse("not_found");
  return (await ports.grants.listBySubject(subjectId)).filter((grant) => grant.role === role);
}

/** Everybody who holds or held a role. @throws not_allowed, cursor_invalid */
export async function listGrantsByRole(
  ports: Ports,
  actor: Actor,
  role: Role,
  page: PageRequest,
): Promise<Page<Grant>> {
  requireAdministrator(actor);
  return ports.grants.listByRole(role, page);
}
