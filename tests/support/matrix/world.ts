import { systemActor } from "@tawafuq/core/actors/actor";
import type { KeyScope } from "@tawafuq/core/api-keys/api-key";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import { revokeKey } from "@tawafuq/core/api-keys/revoke-key";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { registerHolder } from "@tawafuq/core/holders/register-holder";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { importBank } from "@tawafuq/core/imports/import-bank";
import type { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { decideMatch } from "@tawafuq/core/matches/decide-match";
import { matchId } from "@tawafuq/core/matches/match";
import { registerOfficer } from "@tawafuq/core/officers/register-officer";
import { setPolicy } from "@tawafuq/core/policies/set-policy";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, aHolder, anIdea } from "@tawafuq/tests/support/builders";
import type { MatrixCaller, MatrixRecord } from "./outcome.ts";
import type { RecordKind } from "./ownership.ts";
import { sessionCallers } from "./sessions.ts";

/** Two of everything, in two delegations, and everybody who can come for it. */
export interface MatrixWorld {
  readonly app: TestApp;
  readonly callers: readonly MatrixCaller[];
  readonly records: Readonly<Record<RecordKind, readonly MatrixRecord[]>>;
}

const system = systemActor("test");
const missing = (id: string): MatrixRecord => ({ id, owners: [], isMissing: true });

async function place(
  app: TestApp,
  delegation: DelegationCode,
  province: "MA-CHE" | "MA-AGD",
  region: "MA-01" | "MA-09",
) {
  const { ports } = app;
  const email = `${delegation.toLowerCase()}@odco.example`;
  const officer = await registerOfficer(ports, system, {
    name: `Officer ${delegation}`,
    email,
    language: "fr",
    delegations: [delegation],
  });
  const { cooperative } = await createCooperative(
    ports,
    system,
    aCooperative({ province, reach: "province" }),
  );
  const { holder } = await registerHolder(ports, system, aHolder({ name: `Holder ${delegation}` }));
  const { idea } = await createIdea(ports, system, anIdea({ scope: [region] }), holder.id);
  const { idea: later } = await createIdea(ports, system, anIdea({ scope: [region] }), holder.id);
  const match = matchId(idea.id, cooperative.id);
  const waiting = matchId(later.id, cooperative.id);
  return { delegation, officer, cooperative, holder, idea, match, waiting };
}

type Place = Awaited<ReturnType<typeof place>>;

async function callersOf(
  app: TestApp,
  { delegation, officer, cooperative, holder }: Place,
): Promise<MatrixCaller[]> {
  const scopes: KeyScope[] = [
    { kind: "cooperative", id: cooperative.id },
    { kind: "holder", id: holder.id },
    { kind: "officer", id: officer.id },
  ];
  return Promise.all(
    scopes.map(async (scope) => ({
      name: `${scope.kind} of ${delegation}`,
      role: scope.kind,
      headers: { authorization: `Bearer ${await app.keyFor(scope)}` },
      ids: [scope.id],
      ...(scope.kind === "officer" ? { delegations: [delegation] } : {}),
    })),
  );
}

async function revokedCaller({ ports }: TestApp, { cooperative }: Place): Promise<MatrixCaller> {
  const scope = { kind: "cooperative", id: cooperative.id } as const;
  const { key, token } = await issueKey(ports, system, { label: "gone", scope, expiresInDays: 1 });
  await revokeKey(ports, system, key.id);
  const headers = { authorization: `Bearer ${token}` };
  return {
    name: "a revoked key",
    role: "cooperative",
    headers,
    ids: [cooperative.id],
    refusedWith: "key_revoked",
  };
}

async function noticesOf(
  { ports }: TestApp,
  { officer, cooperative, holder, delegation }: Place,
): Promise<MatrixRecord[]> {
  const recipients = [
    { kind: "cooperative", id: cooperative.id },
    { kind: "holder", id: holder.id },
    { kind: "officer", id: officer.id },
  ] as const;
  const pages = await Promise.all(recipients.map((recipient) => ports.notices.list(recipient, { limit: 1 })));
  return pages.flatMap(({ items }, at) =>
    items.map(({ id }) => ({ id, owners: [recipients[at]?.id ?? ""], delegation })),
  );
}

/** Both sides of a told match say interested. */
async function introduce({ ports }: TestApp, { cooperative, holder, match }: Place): Promise<void> {
  const via = { kind: "system" } as const;
  await answerProposal(ports, { kind: "cooperative", id: cooperative.id, via }, match, {
    answer: "interested",
  });
  await answerProposal(ports, { kind: "holder", id: holder.id, via }, match, { answer: "interested" });
}

/** A bank with two places that have nothing to do with each other, a told and a waiting match in each, and callers of every kind. */
export async function startMatrixWorld(): Promise<MatrixWorld> {
  const app = await startTestApp();
  const { ports } = app;
  const { policy, revision } = await ports.policies.current();
  // Nothing is proposed by itself, so that in each place one match waits.
  await setPolicy(
    ports,
    system,
    { ...policy, thresholds: { ...policy.thresholds, propose: null } },
    revision,
  );
  const places = [
    await place(app, "TANGER", "MA-CHE", "MA-01"),
    await place(app, "AGADIR", "MA-AGD", "MA-09"),
  ];
  await app.drain();
  for (const { match } of places) await decideMatch(ports, system, match, undefined, { verb: "propose" });
  await app.drain();
  const [first] = places;
  if (first !== undefined) await introduce(app, first);
  const spare = { label: "spare", scope: { kind: "administrator", id: "spare" }, expiresInDays: 1 } as const;
  const { key } = await issueKey(ports, system, spare);
  const imported = await importBank(
    ports,
    system,
    { source: "matrix", dryRun: false },
    (async function* () {})(),
  );
  const matches = places.map(({ match, cooperative, holder, delegation }) => ({
    id: match,
    owners: [cooperative.id, holder.id],
    delegation,
  }));
  const callers = (await Promise.all(places.map((one) => callersOf(app, one)))).flat();
  const signedIn =
    first &&
    (await sessionCallers(app, {
      cooperativeId: first.cooperative.id,
      holderId: first.holder.id,
      officerId: first.officer.id,
      delegation: first.delegation,
    }));
  return {
    app,
    callers: [
      { name: "nobody", role: "nobody", headers: {}, ids: [] },
      ...(first === undefined ? [] : [await revokedCaller(app, first)]),
      ...callers,
      ...(signedIn ?? []),
      {
        name: "administrator",
        role: "administrator",
        headers: { authorization: `Bearer ${await app.keyFor({ kind: "administrator", id: "test" })}` },
        ids: ["test"],
      },
    ],
    records: {
      cooperative: [
        ...places.map(({ cooperative: { id }, delegation }) => ({ id, owners: [id], delegation })),
        missing("coop_none"),
      ],
      holder: [
        ...places.map(({ holder: { id }, delegation }) => ({ id, owners: [id], delegation })),
        missing("hold_none"),
      ],
      idea: [
        ...places.map(({ idea: { id }, holder, delegation }) => ({ id, owners: [holder.id], delegation })),
        missing("idea_none"),
      ],
      match: [...matches, missing("idea_none.coop_none")],
      waitingMatch: [
        ...places.map(({ waiting, delegation }) => ({ id: waiting, owners: [], delegation })),
        missing("idea_none.coop_none"),
      ],
      toldMatch: [...matches, missing("idea_none.coop_none")],
      notice: [
        ...(await Promise.all(places.map((one) => noticesOf(app, one)))).flat(),
        missing("notice-none"),
      ],
      key: [{ id: key.id, owners: [] }, missing("key_none")],
      import: [{ id: imported.id, owners: [] }, missing("impo_none")],
      queue: [{ id: "notices", owners: [] }, missing("none")],
    },
  };
}
