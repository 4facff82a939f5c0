import { type Actor, personOf } from "../actors/actor.ts";
import type { Grant } from "../grants/grant.ts";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import type { Mandate } from "../mandates/mandate.ts";
import type { Person } from "../people/person.ts";
import type { Ports } from "../ports.ts";
import { isStanding, type Tie } from "./tie.ts";

/** Days for which having worked for a cooperative in the field still counts: two years. */
const fieldAgentDays = 730;

/** Everything that may tie somebody who decides to a side. */
export interface Interests {
  /** Declared and standing. */
  readonly ties: readonly Tie[];
  /** Cooperatives and holders the same person speaks for. */
  readonly speaksFor: ReadonlySet<string>;
  readonly worksFor: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
}

/** One spelling of an address: case tells nobody apart. */
export function sameEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** The people behind an actor: who sits there, and for an officer everybody who may. */
async function personsBehind(ports: Ports, actor: Exclude<Actor, { kind: "anonymous" }>): Promise<string[]> {
  const present = personOf(actor);
  const behind =
    actor.kind === "officer"
      ? (await ports.grants.listBySubject(actor.id))
          .filter(({ role, state }) => role === "officer" && state === "active")
          .map(({ personId }) => personId)
      : // Jurors and administrators speak for themselves: their grant's subject is the person.
        [actor.id];
  return [...new Set([...(present === undefined ? [] : [present]), ...behind])];
}

async function personOfGrants(ports: Ports, id: string, grants: readonly Grant[]) {
  // Whom a key names need not be a person.
  return grants.length === 0 ? undefined : ports.people.get(id);
}

/** True where the agent acted for the cooperative at `at` or in the two years before. */
function isRecent(mandate: Mandate, at: Date): boolean {
  const last =
    mandate.endedAt !== undefined && mandate.endedAt < mandate.endsAt ? mandate.endedAt : mandate.endsAt;
  return Date.parse(last) > at.getTime() - fieldAgentDays * 86_400_000;
}

/** Reads once everything that may tie an officer, a juror or an administrator; the cost does not grow with matches. */
export async function readInterests(
  ports: Ports,
  actor: Exclude<Actor, { kind: "anonymous" }>,
): Promise<Interests> {
  const now = ports.now();
  const persons = await personsBehind(ports, actor);
  const [grantLists, mandates, officer] = await Promise.all([
    Promise.all(persons.map((id) => ports.grants.listByPerson(id))),
    Promise.all(persons.map((id) => ports.mandates.listByAgent(id))),
    actor.kind === "officer" ? ports.officers.get(actor.id) : undefined,
  ]);
  const grants = grantLists.flat().filter(({ state }) => state === "active");
  const people = await Promise.all(
    persons.map((id, index) => personOfGrants(ports, id, grantLists[index] ?? [])),
  );
  // A tie declared under one role holds under the person's others.
  const officers = grants.filter(({ role }) => role === "officer").map(({ subjectId }) => subjectId);
  const owners = [...new Set([actor.id, ...persons, ...officers])];
  const tieLists = await Promise.all([
    ...owners.map((id) => readAll((page) => ports.ties.listByOwner(id, page))),
    ...persons.map((id) => readAll((page) => ports.ties.listByPerson(id, page))),
  ]);
  const known = people.filter((person): person is Person => person !== undefined);
  const emails = [...known.map(({ email }) => email), officer?.email];
  return {
    ties: tieLists.flat().filter((tie) => isStanding(tie, instant(now))),
    speaksFor: new Set(
      grants
        .filter(({ role }) => role === "representative" || role === "holder")
        .map(({ subjectId }) => subjectId),
    ),
    worksFor: new Set(
      mandates
        .flat()
        .filter((mandate) => isRecent(mandate, now))
        .map(({ cooperativeId }) => cooperativeId),
    ),
    emails: new Set(emails.filter((email) => email !== undefined).map(sameEmail)),
    phones: new Set(known.map(({ phone }) => phone).filter((phone) => phone !== undefined)),
  };
}
