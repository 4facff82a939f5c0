import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { type Grant, grantId } from "@tawafuq/core/grants/grant";
import type { Ports } from "@tawafuq/core/ports";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";

const system = systemActor("test");

/** Agents signed in by name: stands where the store of sessions will be. */
function signInAgents(ports: Ports): void {
  const far = "2099-01-01T00:00:00.000Z";
  const born = "2026-01-01T00:00:00.000Z";
  const session = (id: string) => ({ id, personId: id, createdAt: born, rotatedAt: born, expiresAt: far });
  Object.assign(ports, {
    sessions: { ...ports.sessions, open: async (cookie: string) => session(cookie) },
    people: { ...ports.people, get: async (id: string) => ({ id, name: `Agent ${id}`, createdAt: born }) },
  });
}

async function grantAgent(ports: Ports, personId: string): Promise<void> {
  const grant: Grant = {
    id: grantId(ports, { personId, role: "agent", subjectId: personId }),
    version: 1,
    personId,
    role: "agent",
    subjectId: personId,
    state: "active",
    createdAt: ports.now().toISOString(),
    createdBy: "system:test",
  };
  await ports.commit([ports.grants.create(grant)]);
}

/** A bank with a cooperative that reads Arabic and two agents, `pers_one` and `pers_two`. */
export async function startWithAgents() {
  const app = await startTestApp();
  signInAgents(app.ports);
  await grantAgent(app.ports, "pers_one");
  await grantAgent(app.ports, "pers_two");
  const contact = { channels: ["sms" as const], preferredLanguage: "ar" as const, phone: "+212500000001" };
  const { cooperative } = await createCooperative(app.ports, system, aCooperative({ contact }));
  const key = await app.keyFor({ kind: "cooperative", id: cooperative.id });
  return { app, cooperative, key };
}

/** As an agent in their own name, or under a mandate. */
export function as(app: TestApp, person: string, mandate?: string) {
  const cookie = `tawafuq_session=${person}${mandate === undefined ? "" : `; tawafuq_role=${mandate}`}`;
  return async (path: string, json?: unknown, headers: Record<string, string> = {}, method = "POST") => {
    const origin = { origin: "http://127.0.0.1", "accept-language": "ar" };
    const response = await app.request(path, {
      headers: { cookie, ...origin, ...headers },
      ...(json === undefined ? {} : { method, json }),
    });
    const body = (await response.json()) as {
      id: string;
      code?: string;
      items?: { act: string; result: string }[];
    };
    return { status: response.status, body };
  };
}

/** The code in the last short message to the cooperative. */
export async function codeSent(app: TestApp, request: string): Promise<string> {
  const sent = (await app.mailbox()).filter(({ messageId }) => messageId.startsWith(request));
  return sent.flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? [])[0] ?? "";
}
