import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { applyRetention } from "@tawafuq/core/privacy/apply-retention";
import { retentionRules } from "@tawafuq/core/privacy/retention-rules";
import { createRetentionHandler } from "@tawafuq/functions/workers/retention";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asCooperative, enterPair, noticesOf, onlyOfficers, programme, usePolicy } from "../core/people.ts";
import { storedItems } from "./stored.ts";

describe("retention", () => {
  let app: TestApp;
  let stored: ReturnType<typeof storedItems>;
  beforeAll(async () => {
    app = await startTestApp();
    stored = storedItems(app);
  });
  afterAll(async () => {
    stored.stop();
    await app.stop();
  });

  async function counts(dryRun: boolean): Promise<Record<string, number | undefined>> {
    const applied = await applyRetention(app.ports, programme, { dryRun });
    return Object.fromEntries(applied.map(({ rule, count }) => [rule.name, count]));
  }

  it("gives every rule its reason and a time", () => {
    for (const { reason, days } of retentionRules) {
      expect(reason).toMatch(/^[A-Z].*\.$/);
      expect(days).toBeGreaterThan(0);
    }
  });

  it("counts what is too old without touching it, then removes it, and keeps what is young", async () => {
    const { ports } = app;
    app.setNow("2026-02-10T10:00:00.000Z");
    await usePolicy(ports, onlyOfficers);
    const pair = await enterPair(ports);
    const recipient = { kind: "cooperative", id: pair.cooperative.id } as const;
    const notice = (id: string, createdAt: string) => ({
      ...({
        id,
        recipient,
        kind: "proposal",
        matchId: pair.match,
        language: "fr",
        subject: "s",
        body: "b",
      } as const),
      delivery: "inbox" as const,
      createdAt,
    });
    await ports.commit([
      ports.notices.create(notice("noti_old", "2026-02-10T10:00:00.000Z")),
      ports.notices.create(notice("noti_young", "2026-06-10T10:00:00.000Z")),
    ]);
    const left = await createCooperative(ports, programme, aCooperative());
    const { id, version } = left.cooperative;
    await changeCooperativeAvailability(ports, asCooperative(id), id, version, "withdrawn");
    await app.drain();

    app.setNow("2028-03-20T10:00:00.000Z");
    const expected = {
      notices: 1,
      withdrawn_cooperatives: 1,
      contact_views: 0,
      import_records: 0,
    };
    const before = (await stored.dump()).length;
    expect(await counts(true)).toMatchObject(expected);
    expect((await stored.dump()).length).toBe(before);
    expect(await counts(false)).toMatchObject(expected);
    expect((await noticesOf(ports, recipient)).map((one) => one.id)).toEqual(["noti_young"]);
    expect((await ports.cooperatives.get(id))?.erasedAt).toBeDefined();
    expect((await ports.cooperatives.get(pair.cooperative.id))?.erasedAt).toBeUndefined();
    expect(await counts(true)).toMatchObject({ notices: 0, withdrawn_cooperatives: 0 });
  });

  describe("the nightly job", () => {
    const recipient = { kind: "holder", id: "hold_nightly" } as const;
    const plenty = () => 900_000;

    async function keepOld(ids: readonly string[]): Promise<void> {
      const { notices } = app.ports;
      for (const id of ids)
        await app.ports.commit([
          notices.create({
            ...({ id, recipient, kind: "proposal", language: "fr", subject: "s", body: "b" } as const),
            delivery: "inbox",
            createdAt: "2026-01-31T23:59:59.999Z",
          }),
        ]);
    }

    it("stops before its time is over, says what is left, and goes on in the next night", async () => {
      const job = createRetentionHandler(app.ports);
      app.setNow("2028-03-31T02:30:00.000Z");
      await job(plenty);
      await keepOld(Array.from({ length: 250 }, (_, index) => `noti_old_${index}`));
      // Time enough for the first stride only.
      const looks = [30_000, 20_000];
      const first = await job(() => looks.shift() ?? 0);
      expect(first.gone.notices).toBe(100);
      expect(first.unfinished).toEqual(
        retentionRules.map(({ name }) => name).filter((name) => !name.startsWith("withdrawn")),
      );
      expect(await noticesOf(app.ports, recipient)).toHaveLength(150);
      const second = await job(plenty);
      expect(second).toMatchObject({ gone: { notices: 150 }, unfinished: [] });
      expect(await noticesOf(app.ports, recipient)).toEqual([]);
      expect(await job(plenty)).toMatchObject({ gone: { notices: 0 }, unfinished: [] });
      expect(app.logged.filter((line) => line.includes('"message":"retention"'))).toHaveLength(4);
    });

    it("anonymises nobody without the time for it, and loses nobody", async () => {
      const job = createRetentionHandler(app.ports);
      app.setNow("2028-05-01T10:00:00.000Z");
      const left = await createCooperative(app.ports, programme, aCooperative());
      const { id, version } = left.cooperative;
      await changeCooperativeAvailability(app.ports, asCooperative(id), id, version, "withdrawn");
      await app.drain();
      app.setNow("2030-05-31T02:30:00.000Z");
      expect((await job(() => 19_999)).unfinished).toContain("withdrawn_cooperatives");
      expect((await app.ports.cooperatives.get(id))?.erasedAt).toBeUndefined();
      expect(await job(plenty)).toMatchObject({ gone: { withdrawn_cooperatives: 1 }, unfinished: [] });
      expect((await app.ports.cooperatives.get(id))?.erasedAt).toBeDefined();
    });
  });

  it("is the administrators' to apply", async () => {
    await expect(applyRetention(app.ports, asCooperative("coop_1"), { dryRun: true })).rejects.toMatchObject({
      code: "not_allowed",
    });
  });
});
