import { verifyAudit } from "@tawafuq/core/audit/verify-audit";
import { isWhole } from "@tawafuq/core/audit/verify-day";
import { requestDeletion } from "@tawafuq/core/privacy/request-deletion";
import { createRetentionHandler } from "@tawafuq/functions/workers/retention";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { monday, plenty, startTrail, type Trail } from "./trail.ts";

let trail: Trail;
beforeEach(async () => {
  trail = await startTrail();
});
afterEach(() => trail.stop());

describe("verification", () => {
  it("names a record that was changed, and nothing else", async () => {
    const line = await trail.heldLine();
    await trail.digestMonday();
    expect(isWhole(await trail.verifyMonday())).toBe(true);
    const item = await trail.read(line);
    await trail.write({ ...item, by: { S: "officer:somebody-else" } });
    expect(await trail.verifyMonday()).toMatchObject({
      changed: [line.place],
      missing: [],
      unnamed: [],
      faults: [],
    });
    await trail.write(item);
    expect((await trail.verify()).isWhole).toBe(true);
  });

  it("finds words that were taken out by hand, put in, or exchanged", async () => {
    const line = await trail.heldLine();
    await trail.digestMonday();
    const { sealed, ...wordless } = await trail.read(line);
    await trail.write(wordless);
    expect((await trail.verifyMonday()).changed).toEqual([line.place]);
    const { words: _, ...unmarked } = wordless;
    await trail.write({ ...unmarked, sealed: sealed ?? { S: "" } });
    expect((await trail.verifyMonday()).changed).toEqual([line.place]);
  });

  it("names a record that was deleted as unexplained, and one that was only hidden from the index not at all", async () => {
    const line = await trail.heldLine();
    await trail.digestMonday();
    const item = await trail.read(line);
    const { gsi3pk: _, gsi3sk: __, ...hidden } = item;
    await trail.write(hidden);
    expect(isWhole(await trail.verifyMonday())).toBe(true);
    await trail.remove(line);
    const found = await trail.verifyMonday();
    expect(found).toMatchObject({ missing: [line.place], changed: [], explained: [] });
    expect(isWhole(found)).toBe(false);
  });

  it("names a record that was slipped into a day afterwards", async () => {
    const line = await trail.heldLine();
    await trail.digestMonday();
    const forged = { ...(await trail.read(line)), sk: { S: "HIST#hist_forged" }, id: { S: "hist_forged" } };
    await trail.write(forged);
    expect((await trail.verifyMonday()).unnamed).toEqual([`${line.pk} HIST#hist_forged`]);
  });

  it("finds a digest, a chunk or a link of the chain that was changed or taken away", async () => {
    trail.app.setNow("2026-12-03T02:30:00.000Z");
    await trail.job();
    const key = { pk: "AUDITDAYS", sk: `DAY#${monday}` };
    const item = await trail.read(key);
    await trail.write({ ...item, digest: { S: "f".repeat(64) } });
    const rewritten = await trail.verify();
    expect(rewritten.days.map(({ faults }) => faults)).toEqual([["entries"], ["chain"], []]);
    await trail.remove(key);
    expect((await trail.verify()).days.map(({ faults }) => faults)).toEqual([["no_digest"], ["chain"], []]);
    await trail.write(item);
    expect((await trail.verify()).isWhole).toBe(true);
    await trail.remove({ pk: `AUDITDAY#${monday}#${item.digest?.S}`, sk: "CHUNK#000000" });
    const chunkless = await trail.verifyMonday();
    expect(chunkless.faults).toEqual(["entries"]);
    expect(chunkless.unnamed.length).toBe(Number(item.count?.N));
  });

  it("misses the newest days when they are cut off", async () => {
    trail.app.setNow("2026-12-04T02:30:00.000Z");
    await trail.job();
    for (const date of ["2026-12-02", "2026-12-03"])
      await trail.remove({ pk: "AUDITDAYS", sk: `DAY#${date}` });
    const { isWhole: whole, days } = await trail.verify();
    expect(whole).toBe(false);
    expect(days.find(({ date }) => date === "2026-12-02")?.faults).toEqual(["no_digest"]);
  });

  it.each(["cooperative", "holder"] as const)(
    "knows that an erasure takes words and no record: the %s is gone, and the trail is whole",
    async (kind) => {
      const line = await trail.heldLine();
      await trail.digestMonday();
      const id = kind === "cooperative" ? trail.pair.cooperative.id : trail.pair.holder.id;
      await requestDeletion(trail.app.ports, { kind, id, via: { kind: "key", id: "key_test" } }, "side");
      await trail.app.drain();
      expect(JSON.stringify(await trail.read(line))).not.toContain("sealed");
      const found = await trail.verifyMonday();
      expect(found).toMatchObject({
        explained: [line.place],
        changed: [],
        missing: [],
        unnamed: [],
        faults: [],
      });
      expect(isWhole(found)).toBe(true);
      await trail.remove(line);
      expect((await trail.verifyMonday()).missing).toEqual([line.place]);
    },
  );

  it("knows what retention lets go, and by when", async () => {
    await trail.digestMonday();
    const { items } = await trail.app.ports.views.list(trail.owner(), { limit: 10 });
    const place = `COOP#${trail.pair.cooperative.id} VIEW#${items[0]?.id}`;
    const [pk = "", sk = ""] = place.split(" ");
    const item = await trail.read({ pk, sk });
    await trail.remove({ pk, sk });
    trail.app.setNow("2031-11-28T02:30:00.000Z");
    expect(await trail.verifyMonday()).toMatchObject({ missing: [place], explained: [] });
    await trail.write(item);
    trail.app.setNow("2031-12-01T02:30:00.000Z");
    expect((await createRetentionHandler(trail.app.ports)(plenty)).gone.contact_views).toBe(1);
    expect(await trail.verifyMonday()).toMatchObject({ missing: [], explained: [place] });
  });

  it("is asked for on the page of administrators, who see the last digest there", async () => {
    const key = await trail.app.keyFor({ kind: "administrator", id: "chief" });
    const page = async (query = "") => {
      const headers = { cookie: `tawafuq_key=${key}`, "accept-language": "en" };
      return (await trail.app.request(`/operations${query}`, { headers })).text();
    };
    expect(await page()).toContain("There is no digest yet");
    const line = await trail.heldLine();
    await trail.digestMonday();
    const day = await trail.app.ports.audit.getDay(monday);
    const shown = await page();
    expect(shown).toContain(day?.digest);
    expect(shown).toContain("November 30, 2026");
    expect(shown).not.toContain("The records of these days");
    expect(await page("?audit=verify")).toContain("The records of these days are as they were.");
    await trail.remove(line);
    expect(await page("?audit=verify")).toContain("Something in these days cannot be explained.");
  });

  it("is the administrators' to ask", async () => {
    await expect(
      verifyAudit(trail.app.ports, { kind: "cooperative", id: "coop_1", via: { kind: "system" } }, {}),
    ).rejects.toMatchObject({ code: "not_allowed" });
    expect(await trail.verify()).toEqual({ isWhole: true, days: [] });
  });
});
