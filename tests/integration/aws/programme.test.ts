import { idempotencyDays } from "@tawafuq/core/idempotency/idempotent-create";
import type { Notice } from "@tawafuq/core/notices/notice";
import type { Officer } from "@tawafuq/core/officers/officer";
import { defaultPolicy } from "@tawafuq/core/policies/policy";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Connected, connect } from "./connect.ts";
import { allPages, minute } from "./stored.ts";

let aws: Connected;
beforeAll(async () => {
  aws = await connect();
});
afterAll(() => aws.stop());

const refused = async (code: string, act: Promise<unknown>) =>
  expect(await act.catch((error: unknown) => (isRefusal(error) ? error.code : error))).toBe(code);

test("an officer is found under each delegation, and no longer under one that was left", async () => {
  const { ports } = aws;
  const officer: Officer = {
    id: "offi_1",
    version: 1,
    name: "Salma",
    email: "salma@odco.example",
    language: "fr",
    delegations: ["AGADIR", "SAFI"],
    createdAt: minute(0),
    updatedAt: minute(0),
  };
  const other: Officer = {
    ...officer,
    id: "offi_2",
    email: "other@odco.example",
    delegations: ["SAFI"],
    createdAt: minute(1),
  };
  await ports.commit([ports.officers.create(officer), ports.officers.create(other)]);
  const of = async (delegation: Officer["delegations"][number]) =>
    (await ports.officers.listByDelegation(delegation)).map((one) => one.id);
  expect(await of("AGADIR")).toEqual(["offi_1"]);
  expect(await of("SAFI")).toEqual(["offi_1", "offi_2"]);
  const moved: Officer = { ...officer, version: 2, delegations: ["FES"] };
  await ports.commit([ports.officers.replace(moved)]);
  expect([await of("AGADIR"), await of("SAFI"), await of("FES")]).toEqual([[], ["offi_2"], ["offi_1"]]);
  expect(await ports.officers.listByDelegation("FES")).toEqual([moved]);
  expect((await ports.officers.list({ limit: 10 })).items).toEqual([moved, other]);
  await refused("version_conflict", ports.commit([ports.officers.replace(moved)]));
  await refused("already_exists", ports.commit([ports.officers.create(officer)]));
  const namesake: Officer = { ...officer, id: "offi_3", email: "Salma@odco.example" };
  await refused("already_exists", ports.commit([ports.officers.create(namesake)]));
  expect(await ports.officers.findByEmail("SALMA@odco.example")).toEqual(moved);
  expect(await ports.officers.findByEmail("nobody@odco.example")).toBeUndefined();
});

test("API keys are read by id and listed newest first", async () => {
  const { ports } = aws;
  const keys = [0, 1, 2].map((index) => ({
    id: `key_${index}`,
    version: 1,
    label: "a key",
    scope: { kind: "administrator" as const, id: "admin" },
    secretHash: ports.digest(ports.newSecret()),
    expiresAt: minute(100),
    createdAt: minute(index),
    createdBy: "system:test",
  }));
  for (const key of keys) await ports.commit([ports.apiKeys.create(key)]);
  const pages = await allPages((cursor) => ports.apiKeys.list({ limit: 2, cursor }));
  expect(pages).toEqual([[keys[2], keys[1]], [keys[0]]]);
  const [first] = keys;
  if (first === undefined) return;
  await ports.commit([ports.apiKeys.replace({ ...first, version: 2, revokedAt: minute(5) })]);
  expect((await ports.apiKeys.get("key_0"))?.revokedAt).toBe(minute(5));
});

test("policies follow one another without a gap", async () => {
  const { ports } = aws;
  expect(await ports.policies.current()).toEqual({ policy: defaultPolicy, revision: 0 });
  await refused("version_conflict", ports.commit([ports.policies.set(defaultPolicy, 2)]));
  await ports.commit([ports.policies.set(defaultPolicy, 1)]);
  await refused("version_conflict", ports.commit([ports.policies.set(defaultPolicy, 1)]));
  const policy = { ...defaultPolicy, version: "2026-02", keepPerIdea: 7 };
  await ports.commit([ports.policies.set(policy, 2)]);
  expect(await ports.policies.current()).toEqual({ policy, revision: 2 });
});

test("a notice exists once, is found by recipient and id, listed newest first and marked as sent", async () => {
  const { ports } = aws;
  const recipient = { kind: "cooperative", id: "coop_n" } as const;
  const notice = (index: number): Notice => ({
    id: `proposal.idea_${index}.coop_n.2`,
    recipient,
    kind: "proposal",
    matchId: `idea_${index}.coop_n`,
    language: "ar",
    subject: "اقتراح جديد",
    body: "نص",
    delivery: "pending",
    createdAt: minute(index),
  });
  for (const index of [0, 1, 2]) await ports.commit([ports.notices.create(notice(index))]);
  await refused("already_exists", ports.commit([ports.notices.create(notice(1))]));
  await ports.commit([ports.notices.markSent(notice(1))]);
  const sent = { ...notice(1), delivery: "sent" };
  expect(await ports.notices.get(recipient, notice(1).id)).toEqual(sent);
  expect(await ports.notices.get({ kind: "holder", id: "coop_n" }, notice(1).id)).toBeUndefined();
  const pages = await allPages((cursor) => ports.notices.list(recipient, { limit: 2, cursor }));
  expect(pages).toEqual([[notice(2), sent], [notice(0)]]);
  for (const index of [1, 9])
    await refused("version_conflict", ports.commit([ports.notices.markSent(notice(index))]));
});

test("what became of a notice is written over what was read, and over nothing newer", async () => {
  const { ports } = aws;
  const recipient = { kind: "cooperative", id: "coop_settled" } as const;
  const notice: Notice = {
    id: "noti_settled",
    recipient,
    kind: "proposal",
    language: "fr",
    subject: "Une proposition",
    body: "Bonjour",
    delivery: "sent",
    createdAt: minute(0),
  };
  const settle = (read: Notice, delivery: "sent" | "returned", at: string) =>
    ports.commit([ports.notices.settle(read, delivery, at)]);
  await refused("version_conflict", settle(notice, "returned", minute(1)));
  await ports.commit([ports.notices.create(notice)]);
  await settle(notice, "returned", minute(1));
  const returned: Notice = { ...notice, delivery: "returned", settledAt: minute(1) };
  expect(await ports.notices.get(recipient, notice.id)).toEqual(returned);
  await refused("version_conflict", settle(notice, "sent", minute(2)));
  await refused("version_conflict", ports.commit([ports.notices.markSent(returned)]));
  await settle(returned, "sent", minute(2));
  expect(await ports.notices.get(recipient, notice.id)).toMatchObject({ delivery: "sent" });
});

test("an idempotency key is taken once per actor, whatever it says, until it has expired", async () => {
  const { ports } = aws;
  const record = {
    actor: "officer:offi_1",
    key: "a#b / ONCE %23 é",
    requestHash: "hash",
    createdId: "coop_1",
    expiresAtEpochSeconds: 2_000_000_000,
  };
  await ports.commit([ports.idempotency.put(record)]);
  expect(await ports.idempotency.get(record.actor, record.key)).toEqual(record);
  expect(await ports.idempotency.get("officer:offi_1#a", "b / ONCE %23 é")).toBeUndefined();
  const week = idempotencyDays * 86_400;
  const almost = { ...record, expiresAtEpochSeconds: record.expiresAtEpochSeconds + week - 1 };
  await refused("already_exists", ports.commit([ports.idempotency.put(almost)]));
  const after = { ...record, expiresAtEpochSeconds: record.expiresAtEpochSeconds + week };
  await ports.commit([ports.idempotency.put(after)]);
  expect(await ports.idempotency.get(record.actor, record.key)).toEqual(after);
  expect(await ports.idempotency.get(record.actor, "ك".repeat(500))).toBeUndefined();
  expect(() => ports.idempotency.put({ ...record, actor: "ك".repeat(500) })).toThrow();
});

test("imports, round holds and the summary are kept", async () => {
  const { ports } = aws;
  const record = {
    id: "impo_1",
    version: 1,
    source: "demo",
    dryRun: false,
    state: "running" as const,
    read: 1,
    created: 1,
    revised: 0,
    unchanged: 0,
    refused: 0,
    faults: [],
    by: "system:import",
    startedAt: minute(0),
    updatedAt: minute(0),
  };
  await ports.commit([ports.imports.create(record)]);
  await ports.commit([ports.imports.replace({ ...record, version: 2, state: "done" })]);
  expect((await ports.imports.get("impo_1"))?.state).toBe("done");
  expect(await ports.rounds.heldUntil()).toBeUndefined();
  await ports.rounds.hold(minute(10));
  expect(await ports.rounds.heldUntil()).toBe(minute(10));
  await ports.rounds.release();
  expect(await ports.rounds.heldUntil()).toBeUndefined();
  const summary = {
    cooperatives: 2,
    ideas: 1,
    cooperativesByRegion: { "MA-09": 2 },
    ideasByRegion: {},
    cooperativesBySector: { ARG: 2 },
    ideasBySector: {},
    at: minute(0),
  };
  expect(await ports.summary.get()).toBeUndefined();
  await ports.commit([ports.summary.put(summary)]);
  expect(await ports.summary.get()).toEqual(summary);
});
