import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import type { Officer, OfficerInput } from "./officer.ts";

/** Registers an officer for delegations. @throws not_allowed */
export async function registerOfficer(ports: Ports, actor: Actor, input: OfficerInput): Promise<Officer> {
  requireAdministrator(actor);
  const at = instant(ports.now());
  const officer = { ...input, id: ports.newId("offi"), version: 1, createdAt: at, updatedAt: at };
  await ports.commit([ports.officers.create(officer)]);
  return officer;
}
