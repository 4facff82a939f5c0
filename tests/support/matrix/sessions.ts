import { approveAdministrator } from "@tawafuq/core/grants/approve-administrator";
import type { Role } from "@tawafuq/core/grants/grant";
import { type MandateScope, mandateScopes } from "@tawafuq/core/mandates/mandate";
import type { TestApp } from "@tawafuq/tests/support/app";
import { signedIn } from "@tawafuq/tests/support/session";
import { makeMandate } from "./mandate.ts";
import type { MatrixCaller } from "./outcome.ts";

interface Subjects {
  readonly cooperativeId: string;
  readonly holderId: string;
  readonly officerId: string;
  readonly delegation: string;
}

/** The person and the session of a caller who is signed in. */
export function seatOf({ ids }: MatrixCaller): { personId: string; sessionId: string } {
  const [personId = "", sessionId = ""] = ids.slice(-2);
  return { personId, sessionId };
}

async function seat(
  app: TestApp,
  name: string,
  kind: MatrixCaller["role"],
  role?: Role,
  subjectId?: string,
): Promise<MatrixCaller> {
  const email = `${name.replaceAll(/\W+/g, "-").toLowerCase()}@person.example`;
  const grants = role === undefined ? [] : [{ role, ...(subjectId === undefined ? {} : { subjectId }) }];
  const { cookie, personId, grantIds } = await signedIn(app, { email, grants });
  const second = { kind: "administrator", id: "second", via: { kind: "key", id: "key_second" } } as const;
  if (role === "administrator") await approveAdministrator(app.ports, second, grantIds[0] ?? "");
  const [session] = await app.ports.sessions.listByPerson(personId);
  const ids = [...(subjectId === undefined ? [] : [subjectId]), personId, session?.id ?? ""];
  return { name, role: kind, headers: { cookie, origin: "http://127.0.0.1" }, ids };
}

async function agentUnder(
  app: TestApp,
  name: string,
  cooperativeId: string,
  scopes: readonly MandateScope[],
  isEnded = false,
): Promise<MatrixCaller> {
  const agent = await seat(app, name, "cooperative", "agent");
  const { personId } = seatOf(agent);
  const id = await makeMandate(app, cooperativeId, personId, scopes, isEnded);
  const headers = { ...agent.headers, cookie: `${agent.headers.cookie}; tawafuq_role=${id}` };
  return { ...agent, headers, ids: [cooperativeId, ...agent.ids], scopes };
}

const justNow = -60_000;

/** Whoever comes with a session that can no longer be used, and what they are told. */
async function formerCallers(app: TestApp, cooperativeId: string): Promise<MatrixCaller[]> {
  const { ports } = app;
  const late = await seat(app, "session past its end", "cooperative", "representative", cooperativeId);
  const expiresAt = new Date(ports.now().getTime() + justNow);
  const isLate = [{ field: "id", is: "eq", value: seatOf(late).sessionId }] as const;
  await ports.identityRecords.change("session", isLate, (record) => ({ ...record, expiresAt }));
  const gone = await seat(app, "revoked session", "cooperative", "representative", cooperativeId);
  const { personId, sessionId } = seatOf(gone);
  await ports.sessions.end(personId, sessionId);
  const ended = await agentUnder(app, "agent whose mandate was ended", cooperativeId, ["read"], true);
  return [
    { ...late, refusedWith: "session_ended" },
    { ...gone, refusedWith: "not_signed_in" },
    { ...ended, refusedWith: "mandate_ended" },
  ];
}

/** People signed in: one of every role, one without any, agents under a mandate of each scope, and those it ended for. */
export async function sessionCallers(app: TestApp, subjects: Subjects): Promise<MatrixCaller[]> {
  const { cooperativeId, holderId, officerId, delegation } = subjects;
  const callers = [
    await seat(app, "person without a role", "person"),
    await seat(app, "representative", "cooperative", "representative", cooperativeId),
    await seat(app, "signed-in holder", "holder", "holder", holderId),
    {
      ...(await seat(app, "signed-in officer", "officer", "officer", officerId)),
      delegations: [delegation],
    },
    await seat(app, "signed-in administrator", "administrator", "administrator"),
    await seat(app, "juror", "juror", "juror"),
    await seat(app, "agent without a mandate", "agent", "agent"),
  ];
  for (const scope of mandateScopes)
    callers.push(await agentUnder(app, `agent with a mandate to ${scope}`, cooperativeId, [scope]));
  return [...callers, ...(await formerCallers(app, cooperativeId))];
}
