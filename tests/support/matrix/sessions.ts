import { mandateScopes } from "@tawafuq/core/mandates/mandate";
import type { TestApp } from "@tawafuq/tests/support/app";
import { signedIn } from "@tawafuq/tests/support/matrix/signed-in";
import type { MatrixCaller } from "./outcome.ts";

interface Subjects {
  readonly cooperativeId: string;
  readonly holderId: string;
  readonly officerId: string;
  readonly delegation: string;
}

/** People signed in: one of every role, one without any, agents under a mandate of each scope, and those it ended for. */
export async function sessionCallers(app: TestApp, subjects: Subjects): Promise<MatrixCaller[]> {
  const { cooperativeId, holderId, officerId, delegation } = subjects;
  const as = async (
    role: MatrixCaller["role"],
    ids: readonly string[],
    input: Parameters<typeof signedIn>[1],
  ) => {
    const { personId, sessionId, headers } = await signedIn(app, input);
    return { name: input.name, role, headers, ids: [...ids, personId, sessionId] };
  };
  const callers = [
    await as("person", [], { name: "person without a role" }),
    await as("cooperative", [cooperativeId], {
      name: "representative",
      role: "representative",
      subjectId: cooperativeId,
    }),
    await as("holder", [holderId], { name: "signed-in holder", role: "holder", subjectId: holderId }),
    {
      ...(await as("officer", [officerId], {
        name: "signed-in officer",
        role: "officer",
        subjectId: officerId,
      })),
      delegations: [delegation],
    },
    await as("administrator", [], { name: "signed-in administrator", role: "administrator" }),
    await as("juror", [], { name: "juror", role: "juror" }),
    await as("agent", [], { name: "agent without a mandate", role: "agent" }),
  ];
  const agents: MatrixCaller[] = [];
  for (const scope of mandateScopes) {
    const mandate = { cooperativeId, scopes: [scope] };
    const input = { name: `agent with a mandate to ${scope}`, role: "agent", mandate } as const;
    agents.push({ ...(await as("cooperative", [cooperativeId], input)), scopes: [scope] });
  }
  const mandate = { cooperativeId, scopes: ["read"] } as const;
  const late = {
    name: "agent whose mandate was ended",
    role: "agent",
    mandate,
    isMandateEnded: true,
  } as const;
  const out = {
    name: "session past its end",
    role: "representative",
    subjectId: cooperativeId,
    days: -0.1,
  } as const;
  const gone = await as("cooperative", [cooperativeId], {
    name: "revoked session",
    role: "representative",
    subjectId: cooperativeId,
  });
  const [personId = "", sessionId = ""] = gone.ids.slice(-2);
  await app.ports.sessions.end(personId, sessionId);
  return [
    ...callers,
    ...agents,
    { ...(await as("cooperative", [cooperativeId], late)), refusedWith: "mandate_ended" },
    { ...(await as("cooperative", [cooperativeId], out)), refusedWith: "session_ended" },
    { ...gone, refusedWith: "not_signed_in" },
  ];
}
