import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { signedIn } from "@tawafuq/tests/support/session";

const system = systemActor("test");

const cookies = new WeakMap<TestApp, Map<string, string>>();

/** Signs agents in, to be known to a test by these names. */
async function signInAgents(app: TestApp, names: readonly string[]): Promise<void> {
  const known = new Map<string, string>();
  for (const name of names) {
    const email = `${name.replace("_", "-")}@agent.example`;
    const { cookie, personId } = await signedIn(app, { email, grants: [{ role: "agent" }] });
    await app.ports.people.rename(personId, `Agent ${name}`);
    known.set(name, cookie);
  }
  cookies.set(app, known);
}

/** What an agent's browser sends. */
export function cookieOf(app: TestApp, name: string, mandate?: string): string {
  const session = cookies.get(app)?.get(name) ?? "";
  return mandate === undefined ? session : `${session}; tawafuq_role=${mandate}`;
}

/** A bank with a cooperative that reads Arabic and two agents, `pers_one` and `pers_two`. */
export async function startWithAgents() {
  const app = await startTestApp();
  await signInAgents(app, ["pers_one", "pers_two"]);
  const contact = { channels: ["sms" as const], preferredLanguage: "ar" as const, phone: "+212500000001" };
  const { cooperative } = await createCooperative(app.ports, system, aCooperative({ contact }));
  const key = await app.keyFor({ kind: "cooperative", id: cooperative.id });
  return { app, cooperative, key };
}

/** As an agent in their own name, or under a mandate. */
export function as(app: TestApp, person: string, mandate?: string) {
  const cookie = cookieOf(app, person, mandate);
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
