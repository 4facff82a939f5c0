import { systemActor } from "@tawafuq/core/actors/actor";
import { issueKey } from "@tawafuq/core/api-keys/issue-key";
import { revokeKey } from "@tawafuq/core/api-keys/revoke-key";
import { setPolicy } from "@tawafuq/core/policies/set-policy";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import type { MatrixCaller, MatrixRecord } from "./outcome.ts";
import type { RecordKind } from "./ownership.ts";
import { introduce, keyCallers, makePlace, type Place } from "./place.ts";
import { makeRecords } from "./records.ts";
import { sessionCallers } from "./sessions.ts";

/** Two of everything, in two delegations, and everybody who can come for it. */
export interface MatrixWorld {
  readonly app: TestApp;
  readonly callers: readonly MatrixCaller[];
  readonly records: Readonly<Record<RecordKind, readonly MatrixRecord[]>>;
}

const system = systemActor("test");

async function revokedCaller({ ports }: TestApp, { cooperative }: Place): Promise<MatrixCaller> {
  const scope = { kind: "cooperative", id: cooperative.id } as const;
  const { key, token } = await issueKey(ports, system, { label: "gone", scope, expiresInDays: 1 });
  await revokeKey(ports, system, key.id);
  const headers = { authorization: `Bearer ${token}` };
  const name = "a revoked key";
  return { name, role: "cooperative", headers, ids: [cooperative.id], refusedWith: "key_revoked" };
}

/** A bank with two places that have nothing to do with each other, and callers of every kind. */
export async function startMatrixWorld(): Promise<MatrixWorld> {
  const app = await startTestApp();
  const { ports } = app;
  const { policy, revision } = await ports.policies.current();
  const thresholds = { ...policy.thresholds, propose: null };
  // Nothing is proposed by itself, so that in each place one match waits.
  await setPolicy(ports, system, { ...policy, thresholds }, revision);
  const first = await makePlace(app, "TANGER", "MA-CHE", "MA-01");
  const second = await makePlace(app, "AGADIR", "MA-AGD", "MA-09");
  await app.drain();
  await introduce(app, first);
  await introduce(app, second);
  await app.drain();
  const { cooperative, holder, officer, delegation } = first;
  const subjects = { cooperativeId: cooperative.id, holderId: holder.id, officerId: officer.id, delegation };
  const token = await app.keyFor({ kind: "administrator", id: "test" });
  const callers: MatrixCaller[] = [
    { name: "nobody", role: "nobody", headers: {}, ids: [] },
    await revokedCaller(app, first),
    ...(await keyCallers(app, first)),
    ...(await keyCallers(app, second)),
    ...(await sessionCallers(app, subjects)),
    {
      name: "administrator",
      role: "administrator",
      headers: { authorization: `Bearer ${token}` },
      ids: ["test"],
    },
  ];
  return { app, callers, records: await makeRecords(app, [first, second], callers) };
}
