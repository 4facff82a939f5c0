import type { Actor } from "../actors/actor.ts";
import { isAdministrator } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { DomainError, refuse } from "../refusals/refusal.ts";
import type { Absence, Officer } from "./officer.ts";

/** One officer, for itself and for administrators. @throws not_found */
export async function readOfficer(ports: Ports, actor: Actor, id: string): Promise<Officer> {
  const isOwn = actor.kind === "officer" && actor.id === id;
  if (!isAdministrator(actor) && !isOwn) refuse("not_found");
  return (await ports.officers.get(id)) ?? refuse("not_found");
}

/**
 * Says when an officer is away and who steps in: nobody gives it files in that time, and what waits for it is told to
 * the colleague. An earlier absence is replaced; without `absence` the officer is back.
 * @throws not_found, version_conflict, officer_not_of_delegation where the colleague shares no delegation, invalid_input
 */
export async function setAbsence(
  ports: Ports,
  actor: Actor,
  id: string,
  absence: Absence | undefined,
): Promise<Officer> {
  const { absence: _, ...before } = await readOfficer(ports, actor, id);
  if (absence?.substituteId !== undefined) await requireSubstitute(ports, before, absence.substituteId);
  const after: Officer = {
    ...before,
    version: before.version + 1,
    updatedAt: instant(ports.now()),
    ...(absence === undefined ? {} : { absence }),
  };
  await ports.commit([ports.officers.replace(after)]);
  return after;
}

async function requireSubstitute(
  ports: Ports,
  officer: Pick<Officer, "id" | "delegations">,
  substituteId: string,
): Promise<void> {
  const substitute = substituteId === officer.id ? undefined : await ports.officers.get(substituteId);
  if (substitute === undefined)
    throw new DomainError("invalid_input", {}, [{ path: "substituteId", rule: "officer_unknown" }]);
  const [delegation] = officer.delegations;
  if (!substitute.delegations.some((code) => officer.delegations.includes(code)))
    refuse("officer_not_of_delegation", { delegation: delegation ?? "" });
}
