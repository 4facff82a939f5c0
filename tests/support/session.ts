import { sealToken } from "@tawafuq/aws/identity/cookie";
import { systemActor } from "@tawafuq/core/actors/actor";
import { claimRoles } from "@tawafuq/core/grants/claim-roles";
import { type GrantInput, grantRole } from "@tawafuq/core/grants/grant-role";
import type { TestApp } from "./app.ts";

export interface SignedIn {
  /** For the header `cookie`. */
  readonly cookie: string;
  readonly personId: string;
  /** Ids of the grants, in the order they were asked for. */
  readonly grantIds: readonly string[];
}

interface Wish {
  readonly email?: string;
  readonly phone?: string;
  readonly grants?: readonly Omit<GrantInput, "personId">[];
}

/** A person with a session, as sign-in leaves one: confirmed addresses, and the roles that wait for them. */
export async function signedIn(app: TestApp, { email, phone, grants = [] }: Wish): Promise<SignedIn> {
  const { ports } = app;
  const at = ports.now();
  const personId = ports.newId("pers");
  await ports.identityRecords.create("user", {
    id: personId,
    name: "",
    email: email ?? `${personId}@phone.invalid`,
    emailVerified: email !== undefined,
    ...(phone === undefined ? {} : { phoneNumber: phone, phoneNumberVerified: true }),
    createdAt: at,
    updatedAt: at,
  });
  const token = ports.newSecret();
  await ports.identityRecords.create("session", {
    id: `sess_${ports.newSecret()}`,
    userId: personId,
    token,
    createdAt: at,
    updatedAt: at,
    expiresAt: new Date(at.getTime() + 30 * 86_400_000),
  });
  const person = await ports.people.get(personId);
  if (person === undefined) throw new Error("The person is not there.");
  await claimRoles(ports, person);
  const made = [];
  for (const grant of grants) made.push(await grantRole(ports, systemActor("test"), { personId, ...grant }));
  const signed = encodeURIComponent(sealToken(ports.vault.secret("session"), token));
  return { cookie: `tawafuq_session=${signed}`, personId, grantIds: made.map(({ id }) => id) };
}
