import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { applyRetention } from "@tawafuq/core/privacy/apply-retention";
import { retentionRules } from "@tawafuq/core/privacy/retention-rules";
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

  it("is the administrators' to apply", async () => {
    await expect(applyRetention(app.ports, asCooperative("coop_1"), { dryRun: true })).rejects.toMatchObject({
      code: "not_allowed",
    });
  });
});
