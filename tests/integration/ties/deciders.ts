import type { Actor } from "@tawafuq/core/actors/actor";
import type { Grant } from "@tawafuq/core/grants/grant";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import type { Person } from "@tawafuq/core/people/person";
import type { Ports } from "@tawafuq/core/ports";
import { programme } from "@tawafuq/tests/integration/core/people";

/** An officer of these delegations. */
export async function anOfficer(ports: Ports, email: string, delegation: "TANGER" | "AGADIR" = "TANGER") {
  const input = { name: "Officer", email, language: "fr", delegations: [delegation] } as const;
  return registerOfficer(ports, programme, { ...input, delegations: [delegation] });
}

export function asOfficer(id: string): Actor {
  return { kind: "officer", id, delegations: ["TANGER"], via: { kind: "key", id: "key_test" } };
}

export function asJuror(personId: string): Actor {
  return { kind: "juror", id: personId, via: { kind: "session", id: "sess_test", personId } };
}

export function asAdministrator(personId: string): Actor {
  return { kind: "administrator", id: personId, via: { kind: "session", id: "sess_test", personId } };
}

/** Gives a person a role. */
export async function grant(
  ports: Ports,
  personId: string,
  role: Grant["role"],
  subjectId: string,
  state: Grant["state"] = "active",
): Promise<void> {
  const createdAt = ports.now().toISOString();
  const id = ports.newId("gran");
  await ports.commit([
    ports.grants.create({
      id,
      version: 1,
      personId,
      role,
      subjectId,
      state,
      createdAt,
      createdBy: "system:test",
    }),
  ]);
}

/** People the identity store would know: it is not part of this branch, all else is real. */
export function knowPeople(ports: Ports, people: readonly Partial<Person>[]): void {
  const known = people.map((person) => ({
    name: "Somebody",
    createdAt: "2026-01-01T00:00:00.000Z",
    ...person,
  }));
  Object.assign(ports, {
    people: { get: async (id: string) => known.find((person) => person.id === id) },
  });
}
