import { sealToken } from "@tawafuq/aws/identity/cookie";
import type { Role } from "@tawafuq/core/grants/grant";
import { daysLater, instant } from "@tawafuq/core/language/clock";
import type { MandateScope } from "@tawafuq/core/mandates/mandate";
import type { TestApp } from "@tawafuq/tests/support/app";

/** A person with a session, and what their browser sends. */
export interface SignedIn {
  readonly personId: string;
  readonly sessionId: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface SignIn {
  readonly name: string;
  /** The role the person has, and for whom: the cooperative, the holder, the officer; else for themselves. */
  readonly role?: Role;
  readonly subjectId?: string;
  /** The mandate of a cooperative the agent acts under. */
  readonly mandate?: { readonly cooperativeId: string; readonly scopes: readonly MandateScope[] };
  /** Days until the session ends; below 0: it has ended. */
  readonly days?: number;
  /** True where the mandate was ended. */
  readonly isMandateEnded?: boolean;
}

/** Somebody signed in, stored as signing in stores it. Their e-mail is `<name>@person.example`. */
export async function signedIn({ ports }: TestApp, input: SignIn): Promise<SignedIn> {
  const { name, role, days = 7 } = input;
  const personId = ports.newId("pers");
  const now = ports.now();
  const sessionId = personId.replace("pers_", "sess_");
  const token = ports.newSecret();
  const email = `${name.replaceAll(/\W+/g, "-").toLowerCase()}@person.example`;
  const expiresAt = new Date(daysLater(now, days));
  await ports.identityRecords.create("user", {
    id: personId,
    name,
    email,
    emailVerified: true,
    createdAt: now,
    updatedAt: now,
  });
  await ports.identityRecords.create("session", {
    id: sessionId,
    userId: personId,
    token,
    createdAt: now,
    updatedAt: now,
    expiresAt,
  });
  const createdAt = instant(now);
  const by = { createdAt, createdBy: "system:test" };
  if (role !== undefined) {
    const subjectId = input.subjectId ?? personId;
    await ports.commit([
      ports.grants.create({
        id: ports.newId("gran"),
        version: 1,
        personId,
        role,
        subjectId,
        state: "active",
        ...by,
      }),
    ]);
  }
  const mandateId = input.mandate && (await grantMandate());
  const chosen = mandateId === undefined ? "" : `; tawafuq_role=${mandateId}`;
  const sealed = encodeURIComponent(sealToken(ports.vault.secret("session"), token));
  return {
    personId,
    sessionId,
    headers: { cookie: `tawafuq_session=${sealed}${chosen}`, origin: "http://127.0.0.1" },
  };

  async function grantMandate(): Promise<string> {
    const id = ports.newId("mand");
    const { cooperativeId = "", scopes = [] } = input.mandate ?? {};
    const consent = { kind: "slip", reference: "slip 1", at: createdAt } as const;
    const ended = input.isMandateEnded ? { endedAt: createdAt, endedBy: `cooperative:${cooperativeId}` } : {};
    const mandate = {
      id,
      version: 1,
      cooperativeId,
      cooperativeName: { fr: "Coopérative" },
      delegation: "TANGER" as const,
      agentId: personId,
      agentName: name,
      scopes: [...scopes],
      consent,
      endsAt: daysLater(now, 30),
      ...ended,
      ...by,
    };
    await ports.commit([ports.mandates.create(mandate)]);
    return id;
  }
}
