import { instant } from "../language/clock.ts";
import type { Person } from "../people/person.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { type Grant, type GrantSpec, grantId } from "./grant.ts";

/**
 * Called after every sign-in: whoever confirmed the e-mail or phone that stands in the contact of a cooperative or a
 * holder speaks for it; whoever confirmed the e-mail an officer was registered with is that officer. Each grant is made
 * once, however many sign-ins run at once; one that was ended stays ended. Returns those made now.
 */
export async function claimRoles(ports: Ports, person: Person): Promise<readonly Grant[]> {
  const made: Grant[] = [];
  for (const spec of await specsOf(ports, person)) {
    const id = grantId(ports, spec);
    if ((await ports.grants.get(id)) !== undefined) continue;
    const grant: Grant = {
      ...{ id, version: 1, ...spec, state: "active" },
      createdAt: instant(ports.now()),
      createdBy: "system:sign-in",
    };
    try {
      await ports.commit([ports.grants.create(grant)]);
      made.push(grant);
    } catch (error) {
      if (!isRefusal(error, "already_exists")) throw error;
    }
  }
  return made;
}

async function specsOf(ports: Ports, { id: personId, email, phone }: Person): Promise<GrantSpec[]> {
  const none = Promise.resolve([]);
  const [byEmail, byPhone, officer] = await Promise.all([
    email === undefined ? none : ports.contacts.listOwners({ kind: "email", value: email }),
    phone === undefined ? none : ports.contacts.listOwners({ kind: "phone", value: phone }),
    email === undefined ? undefined : ports.officers.findByEmail(email),
  ]);
  const sides = [...byEmail, ...byPhone].map(({ kind, id: subjectId }): GrantSpec => {
    return { personId, role: kind === "cooperative" ? "representative" : "holder", subjectId };
  });
  return officer === undefined ? sides : [...sides, { personId, role: "officer", subjectId: officer.id }];
}
