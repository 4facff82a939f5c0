import { requireRoom, requireWithin } from "@tawafuq/core/limits/require-within";
import { limitRules } from "@tawafuq/core/limits/rule";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, expect, test } from "vitest";

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
  t.setNow("2026-11-26T10:00:00.000Z");
});
afterAll(() => t.stop());

const outcomes = async (tries: readonly Promise<void>[]) =>
  (await Promise.allSettled(tries)).map((outcome) =>
    outcome.status === "fulfilled" ? "passed" : outcome.reason,
  );

test("of fifty hits at once exactly as many pass as the rule says", async () => {
  const tries = Array.from({ length: 50 }, () => requireWithin(t.ports, "codes_per_address", "192.0.2.1"));
  expect((await outcomes(tries)).filter((outcome) => outcome === "passed")).toHaveLength(20);
});

test("another key and another rule count for themselves", async () => {
  await requireWithin(t.ports, "codes_per_address", "192.0.2.2");
  await requireWithin(t.ports, "invitation_tries_per_address", "192.0.2.1");
});

test("whoever is above is told the seconds until the window has passed, and passes then", async () => {
  const ask = () => requireWithin(t.ports, "codes_per_destination", "amina@coop.example");
  t.setNow("2026-11-26T10:04:30.000Z");
  for (let count = 0; count < 3; count += 1) await ask();
  await expect(ask()).rejects.toMatchObject({ code: "too_many_requests", args: { seconds: 330 } });
  t.setNow("2026-11-26T10:10:00.000Z");
  await ask();
});

test("the long window holds when the short one lets pass, and refused tries use nothing of it", async () => {
  const ask = () => requireWithin(t.ports, "codes_per_destination", "+212500000001");
  for (const minutes of ["00", "10", "20"]) {
    t.setNow(`2026-11-26T12:${minutes}:00.000Z`);
    const tries = [];
    for (let count = 0; count < 6; count += 1) tries.push(await ask().catch((error: unknown) => error));
    expect(tries.filter((outcome) => outcome === undefined)).toHaveLength(3);
  }
  t.setNow("2026-11-26T12:30:00.000Z");
  await ask();
  await expect(ask()).rejects.toMatchObject({ args: { seconds: 11.5 * 3600 } });
});

test("asking for room counts nothing", async () => {
  for (let count = 0; count < 25; count += 1)
    await requireRoom(t.ports, "failed_keys_per_address", "192.0.2.9");
  for (let count = 0; count < 20; count += 1)
    await requireWithin(t.ports, "failed_keys_per_address", "192.0.2.9");
  await expect(requireRoom(t.ports, "failed_keys_per_address", "192.0.2.9")).rejects.toMatchObject({
    code: "too_many_requests",
  });
});

test("every rule names its windows shortest first", () => {
  for (const { windows } of Object.values(limitRules)) {
    const lengths = windows.map(({ seconds }) => seconds);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  }
});
