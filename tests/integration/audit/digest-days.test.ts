import { auditKinds } from "@tawafuq/core/audit/audit-record";
import { openIdea } from "@tawafuq/core/ideas/open-idea";
import { createAuditHandler } from "@tawafuq/functions/workers/audit";
import { signedIn } from "@tawafuq/tests/support/session";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asHolder } from "../core/people.ts";
import { firstNight, monday, plenty, startTrail, type Trail } from "./trail.ts";

let trail: Trail;
beforeEach(async () => {
  trail = await startTrail();
});
afterEach(() => trail.stop());

describe("the digest of a day", () => {
  it("counts every kind of record of that day, is written once, and the chain goes on over months and quiet days", async () => {
    const { personId } = await signedIn(trail.app, {
      email: "chief@odco.example",
      grants: [{ role: "administrator" }],
    });
    await trail.actUnderMandate(personId);
    await openIdea(trail.app.ports, asHolder(trail.pair.holder.id), trail.pair.idea.id, { layer: "full" });
    await trail.digestMonday();
    const day = await trail.app.ports.audit.getDay(monday);
    expect(day).toMatchObject({ date: monday, countsFrom: monday, previous: "0".repeat(64), chunks: 1 });
    const entries = (day && (await trail.app.ports.audit.entriesOf(day))) ?? [];
    expect(entries).toHaveLength(day?.count ?? -1);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(auditKinds));
    expect(await trail.job()).toEqual({ days: [] });
    expect(await trail.app.ports.audit.getDay(monday)).toEqual(day);

    // Nobody ran the job for three days.
    trail.app.setNow("2026-12-05T00:59:59.999Z");
    expect(await trail.job()).toEqual({ days: ["2026-12-01", "2026-12-02", "2026-12-03"] });
    trail.app.setNow("2026-12-05T01:00:00.000Z");
    expect(await trail.job()).toEqual({ days: ["2026-12-04"] });
    const next = await trail.app.ports.audit.getDay("2026-12-01");
    expect(next).toMatchObject({ count: 0, previous: day?.digest, countsFrom: monday });
    const verified = await trail.verify();
    expect(verified.isWhole).toBe(true);
    expect(verified.days.map(({ date }) => date)).toEqual([
      monday,
      "2026-12-01",
      "2026-12-02",
      "2026-12-03",
      "2026-12-04",
    ]);
  });

  it("is logged and mailed to administrators in a line, once; what failed is announced by the next run", async () => {
    await signedIn(trail.app, { email: "chief@odco.example", grants: [{ role: "administrator" }] });
    const letters = async () =>
      (await trail.app.mailbox()).filter(
        ({ file, to }) => to.includes("chief@odco.example") && file.startsWith("audit_"),
      );
    trail.app.setNow(firstNight);
    const failing = { ...trail.app.ports, mailer: { send: () => Promise.reject(new Error("no mail")) } };
    await expect(createAuditHandler(failing)(plenty)).rejects.toThrow("no mail");
    expect(await letters()).toEqual([]);
    await trail.job();
    await trail.job();
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    const day = await trail.app.ports.audit.getDay(monday);
    expect(letter?.text).toContain(`${monday} | ${day?.count} | ${day?.digest}\n`);
    for (const words of ["Empreinte du journal", "Digest of the audit trail", "بصمة السجل"])
      expect(letter?.subject).toContain(words);
    const line = {
      level: "info",
      message: "audit_digest",
      date: monday,
      count: day?.count,
      digest: day?.digest,
    };
    expect(trail.app.logged).toContain(JSON.stringify(line));
  });

  it("begins no day without the time for it, and the next night goes on", async () => {
    trail.app.setNow("2026-12-03T02:30:00.000Z");
    const looks = [900_000, 100_000];
    expect(await trail.job(() => looks.shift() ?? 0)).toEqual({ days: [monday] });
    expect(await trail.job()).toEqual({ days: ["2026-12-01", "2026-12-02"] });
    expect((await trail.verify()).isWhole).toBe(true);
  });

  it("is the same whoever comes first, when two runs meet", async () => {
    trail.app.setNow("2026-12-03T02:30:00.000Z");
    const runs = await Promise.all([trail.job(), trail.job()]);
    expect(runs.flatMap(({ days }) => days).sort()).toEqual([monday, "2026-12-01", "2026-12-02"]);
    expect((await trail.verify()).isWhole).toBe(true);
  });
});
