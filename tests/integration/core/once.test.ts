import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, expect, it } from "vitest";
import { programme, refusalOf } from "./people.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.stop());

const create = (key: string, requestHash = "a") =>
  createCooperative(app.ports, programme, aCooperative(), { key, requestHash });
const count = async () => (await app.ports.cooperatives.list({ limit: 100 })).items.length;

it("the same key with the same body gives what the first request made", async () => {
  const first = await create("k1");
  const second = await create("k1");
  expect([first.replayed, second.replayed]).toEqual([false, true]);
  expect(second.cooperative).toEqual(first.cooperative);
  expect((await create("k2")).cooperative.id).not.toBe(first.cooperative.id);
  expect(await count()).toBe(2);
});

it("the same key with another body is refused", async () => {
  await create("k1");
  expect(await refusalOf(create("k1", "b"))).toBe("idempotency_key_reused");
  expect(await count()).toBe(1);
});

it("requests at the same moment with one key make one", async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => create("k1")));
  expect(new Set(made.map(({ cooperative }) => cooperative.id)).size).toBe(1);
  expect(made.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(await count()).toBe(1);
});

it("a key is forgotten after seven days", async () => {
  app.setNow("2026-03-01T09:00:00.000Z");
  const first = await create("k1");
  app.setNow("2026-03-08T08:59:00.000Z");
  expect((await create("k1", "a")).replayed).toBe(true);
  app.setNow("2026-03-08T09:00:01.000Z");
  const again = await create("k1", "b");
  expect(again.replayed).toBe(false);
  expect(again.cooperative.id).not.toBe(first.cooperative.id);
});
