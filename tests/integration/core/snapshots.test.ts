import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { reviseCooperative } from "@tawafuq/core/cooperatives/revise-cooperative";
import { createLiveProfiles, type LiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { defaultPolicy } from "@tawafuq/core/policies/policy";
import type { Ports } from "@tawafuq/core/ports";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { asCooperative, enterIdea, programme } from "./people.ts";

const policy = { ...defaultPolicy, thresholds: { ...defaultPolicy.thresholds, minimumShown: 0.01 } };
/** More than one page of the bank. */
const size = 130;
const hour = (count: number) => new Date(Date.UTC(2026, 2, 1, count)).toISOString();

/** The ports, with a count of the profiles that lists brought. */
function counting(ports: Ports) {
  const read = { cooperatives: 0, ideas: 0 };
  const counted: Ports = {
    ...ports,
    cooperatives: {
      ...ports.cooperatives,
      list: async (request) => {
        const page = await ports.cooperatives.list(request);
        read.cooperatives += page.items.length;
        return page;
      },
    },
    ideas: {
      ...ports.ideas,
      list: async (request) => {
        const page = await ports.ideas.list(request);
        read.ideas += page.items.length;
        return page;
      },
    },
  };
  return { read, counted };
}

const Counts = z.record(z.string(), z.number());

describe("a worker that starts from a snapshot", () => {
  let app: TestApp;
  let ideaId: string;
  let ids: string[];
  beforeAll(async () => {
    app = await startTestApp();
    const { ports } = app;
    app.setNow(hour(0));
    ideaId = (await enterIdea(ports)).idea.id;
    ids = [];
    for (let at = 0; at < size; at += 1) {
      const members = { total: 10 + (at % 40), women: at % 10, youth: at % 7 };
      const { cooperative } = await createCooperative(ports, programme, aCooperative({ members }));
      ids.push(cooperative.id);
    }
    app.setNow(hour(1));
    const { cooperative } = await createCooperative(ports, programme, aCooperative());
    ids.push(cooperative.id);
  });
  afterAll(() => app.stop());

  const whole = async (ports: Ports = app.ports, options = {}): Promise<LiveProfiles> => {
    const live = createLiveProfiles(ports, { fromSnapshots: false, ...options });
    await live.refresh();
    return live;
  };
  const ranked = (live: LiveProfiles) =>
    live.rank({ kind: "idea", id: ideaId }, policy, Number.POSITIVE_INFINITY);
  const wire = async () =>
    Counts.parse(await (await fetch(new URL("/_counts", app.bank.endpoints.dynamodb))).json());

  it("knows what one knows that has read the whole bank, and reads only what is newer", async () => {
    // Of the cooperatives, the ideas and the public bank.
    expect(await (await whole()).publishAll()).toBe(3);
    app.setNow(hour(2));
    const [revised = "", paused = ""] = ids;
    const smaller = aCooperative({ members: { total: 12, women: 12, youth: 0 } });
    await reviseCooperative(app.ports, asCooperative(revised), revised, 1, smaller);
    await changeCooperativeAvailability(app.ports, asCooperative(paused), paused, 1, "paused");

    const everything = counting(app.ports);
    const read = await whole(everything.counted);
    expect(everything.read.cooperatives).toBe(size + 1);
    const newer = counting(app.ports);
    const before = await wire();
    const live = createLiveProfiles(newer.counted);
    await live.refresh();
    const after = await wire();
    // The last one of the snapshot lies within the overlap.
    expect(newer.read.cooperatives).toBe(3);
    // One page of cooperatives, one of ideas; pointer, snapshot and its one chunk of either side.
    expect((after.Query ?? 0) - (before.Query ?? 0)).toBe(2);
    expect((after.GetItem ?? 0) - (before.GetItem ?? 0)).toBe(6);
    expect(newer.read.ideas).toBe(0);

    const expected = await ranked(read);
    expect(expected.length).toBeGreaterThan(size / 2);
    expect(expected.map(({ cooperative }) => cooperative)).not.toContain(paused);
    expect(await ranked(live)).toEqual(expected);
    expect(live.count(hour(3))).toEqual(read.count(hour(3)));
    expect(live.count(hour(3)).cooperatives).toBe(size);
  });

  it("reads only newer changes per event, and texts only of the pair it explains", async () => {
    const live = createLiveProfiles(app.ports);
    await live.refresh();
    const [best] = await ranked(live);
    if (best === undefined) throw new Error("nobody fits the idea");
    const before = await wire();
    await live.refresh();
    const between = await wire();
    expect((between.Query ?? 0) - (before.Query ?? 0)).toBe(2);
    expect((between.GetItem ?? 0) - (before.GetItem ?? 0)).toBe(0);
    const pair = await live.explain(ideaId, best.cooperative, policy, [best]);
    expect(pair?.score.score).toBe(best.value - (pair?.score.publicBenefit.bonus ?? 0));
    await live.explain(ideaId, best.cooperative, policy, [best]);
    const after = await wire();
    expect((after.GetItem ?? 0) - (between.GetItem ?? 0)).toBeLessThanOrEqual(1);
  });

  it("reads the last changes again for ten minutes, and then no more", async () => {
    app.setNow(hour(2));
    const worker = counting(app.ports);
    const live = createLiveProfiles(worker.counted);
    await live.refresh();
    const begun = worker.read.cooperatives;
    await live.refresh();
    expect(worker.read.cooperatives - begun).toBe(2);
    const later = (minutes: number) =>
      app.setNow(new Date(Date.parse(hour(2)) + minutes * 60_000).toISOString());
    later(9);
    await live.refresh();
    later(11);
    await live.refresh();
    expect(worker.read.cooperatives - begun).toBe(6);
    await live.refresh();
    expect(worker.read.cooperatives - begun).toBe(6);
    // What others start from then is as settled.
    await live.publishAll();
    const next = counting(app.ports);
    await createLiveProfiles(next.counted).refresh();
    expect(next.read).toEqual({ cooperatives: 0, ideas: 0 });
    app.setNow(hour(3));
    const [, , , , , , changed = ""] = ids;
    await reviseCooperative(
      app.ports,
      asCooperative(changed),
      changed,
      1,
      aCooperative({ foundedYear: 2011 }),
    );
    await live.refresh();
    expect(live.roster("cooperative").get(changed)?.version).toBe(2);
  });

  it("passes over a snapshot of another scorer, and replaces it", async () => {
    const pointer = await app.ports.snapshots.pointer(0);
    const bytes = Uint8Array.from((pointer && (await app.ports.snapshots.read(pointer))) ?? []);
    const text = new TextDecoder("latin1").decode(bytes);
    bytes[text.indexOf('"versions":"') + '"versions":"'.length] = "!".charCodeAt(0);
    const version = pointer?.version ?? 0;
    await app.ports.snapshots.publish({ shard: 0, shards: 1 }, bytes, hour(2), version);
    const other = counting(app.ports);
    const live = createLiveProfiles(other.counted);
    await live.refresh();
    expect(other.read.cooperatives).toBe(size + 1);
    expect(await ranked(live)).toEqual(await ranked(await whole()));
    await live.publishDue();
    expect((await app.ports.snapshots.pointer(0))?.version).toBe(version + 2);
    const next = counting(app.ports);
    await createLiveProfiles(next.counted).refresh();
    expect(next.read.cooperatives).toBeLessThan(size / 2);
  });

  it("gives the same answers from 1, 2 and 8 shards, in memory and stored", async () => {
    const expected = await ranked(await whole());
    for (const shards of [1, 2, 8]) {
      const cut = await whole(app.ports, { profilesPerShard: Math.ceil((size + 1) / shards) });
      expect(await ranked(cut)).toEqual(expected);
      expect(await cut.publishAll()).toBe(shards + 2);
      expect(await app.ports.snapshots.pointer(0)).toMatchObject({ shards });
      const from = counting(app.ports);
      const live = createLiveProfiles(from.counted);
      await live.refresh();
      expect(from.read.cooperatives).toBeLessThan(size / 2);
      expect(await ranked(live)).toEqual(expected);
    }
  });

  it("reads the whole bank where a crash has left shards of two layouts", async () => {
    const one = await whole(app.ports, { profilesPerShard: size });
    const pointer = await app.ports.snapshots.pointer(1);
    expect(await one.publishAll()).toBe(4);
    await app.ports.snapshots.publish(
      { shard: 1, shards: 5 },
      new Uint8Array([1]),
      hour(0),
      (pointer?.version ?? 0) + 1,
    );
    const other = counting(app.ports);
    const live = createLiveProfiles(other.counted);
    await live.refresh();
    expect(other.read.cooperatives).toBe(size + 1);
    expect(await ranked(live)).toEqual(await ranked(one));
  });

  it("publishes after many changes, once, however many workers there are", async () => {
    await (await whole()).publishAll();
    const options = { publishFrom: () => 2 };
    const workers = [createLiveProfiles(app.ports, options), createLiveProfiles(app.ports, options)];
    for (const worker of workers) await worker.refresh();
    for (const worker of workers) await worker.publishDue();
    const { version = 0 } = (await app.ports.snapshots.pointer(0)) ?? {};
    app.setNow(hour(5));
    const change = async (id: string) => {
      const { version: known = 0 } = (await app.ports.cooperatives.get(id)) ?? {};
      await reviseCooperative(
        app.ports,
        asCooperative(id),
        id,
        known,
        aCooperative({ foundedYear: 2010 + known }),
      );
      for (const worker of workers) await worker.refresh();
      await Promise.all(workers.map((worker) => worker.publishDue()));
      return ((await app.ports.snapshots.pointer(0))?.version ?? 0) - version;
    };
    const [, , third = "", fourth = "", fifth = ""] = ids;
    expect(await change(third)).toBe(0);
    expect(await change(fourth)).toBe(1);
    expect(await change(fifth)).toBe(1);
    expect(await change(third)).toBe(2);
    expect(await ranked(workers[0] ?? (await whole()))).toEqual(await ranked(await whole()));
    expect(app.logged.filter((line) => line.includes("snapshot not published"))).toEqual([]);
  });
});
