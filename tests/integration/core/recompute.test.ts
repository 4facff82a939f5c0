import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import type { Availability } from "@tawafuq/core/cooperatives/cooperative";
import { CooperativeInput } from "@tawafuq/core/cooperatives/cooperative";
import { reviseCooperative } from "@tawafuq/core/cooperatives/revise-cooperative";
import { changeIdeaAvailability } from "@tawafuq/core/ideas/change-availability";
import { IdeaInput } from "@tawafuq/core/ideas/idea";
import { reviseIdea } from "@tawafuq/core/ideas/revise-idea";
import { readAll } from "@tawafuq/core/language/read-all";
import { isUntouched } from "@tawafuq/core/matches/lifecycle";
import { matchesOf } from "@tawafuq/core/matches/rank-subject";
import { defaultPolicy } from "@tawafuq/core/policies/policy";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { recompute } from "@tawafuq/core/snapshots/recompute";
import { seedDemo } from "@tawafuq/local/seed";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { seededRandom } from "@tawafuq/tests/support/seeded-random";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asCooperative, asHolder, usePolicy } from "./people.ts";

/** Shorter than what fits: who comes onto a list and who falls off it is for the floors to tell. */
const shortLists = {
  keepPerIdea: 3,
  keepPerCooperative: 2,
  thresholds: { ...defaultPolicy.thresholds, minimumShown: 0.2 },
};

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await usePolicy(app.ports, shortLists);
  await seedDemo(app.ports, app.dataDir, new AbortController().signal, () => undefined);
  await app.drain();
}, 120_000);
afterAll(() => app.stop());

const allMatches = async () => {
  const ideas = await readAll((page) => app.ports.ideas.list(page));
  const lists = await Promise.all(ideas.map(({ id }) => matchesOf(app.ports, { kind: "idea", id })));
  return lists.flat();
};
const check = () => recompute(app.ports, { repair: false });
const noDifference = { ran: true, matches: 0, lists: 0, left: 0, examples: [] };

/** What a person may enter of a stored profile. */
const entered = (stored: object, shape: object) =>
  Object.fromEntries(Object.entries(stored).filter(([name]) => name in shape));

/** One act of somebody, drawn by chance; what the bank refuses is as good as any. */
async function act(random: () => number): Promise<string> {
  const { ports } = app;
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const cooperative = pick(await readAll((page) => ports.cooperatives.list(page)));
  const idea = pick(await readAll((page) => ports.ideas.list(page)));
  const availability: Availability = pick(["paused", "paused", "active", "active", "active", "withdrawn"]);
  const acts = {
    async reviseCooperative() {
      const members = { total: 5 + Math.floor(random() * 60), women: 3, youth: 2 };
      const contact = { channels: ["email"], preferredLanguage: "fr", email: "x@cooperative.example" };
      const reach = pick(["province", "region", "national"] as const);
      const input = CooperativeInput.parse({
        ...entered(cooperative, CooperativeInput.shape),
        ...{ contact, members, reach },
      });
      await reviseCooperative(
        ports,
        asCooperative(cooperative.id),
        cooperative.id,
        cooperative.version,
        input,
      );
    },
    async reviseIdea() {
      const other = pick(await readAll((page) => ports.ideas.list(page)));
      const input = IdeaInput.parse({
        ...entered(idea, IdeaInput.shape),
        ...{ scope: other.scope, sectors: other.sectors, branches: [] },
      });
      await reviseIdea(ports, asHolder(idea.holderId), idea.id, idea.version, input);
    },
    async pauseCooperative() {
      const { id, version } = cooperative;
      await changeCooperativeAvailability(ports, asCooperative(id), id, version, availability);
    },
    async pauseIdea() {
      await changeIdeaAvailability(ports, asHolder(idea.holderId), idea.id, idea.version, availability);
    },
    async answer() {
      const open = (await allMatches()).filter(({ state }) => state === "proposed");
      if (open.length === 0) return;
      const match = pick(open);
      const side = pick([asCooperative(match.cooperativeId), asHolder(match.holderId)]);
      const answers = [
        { answer: "interested" },
        { answer: "declined", reason: "too_far" },
        { answer: "later" },
      ] as const;
      await answerProposal(ports, side, match.id, pick(answers));
    },
  };
  const name = pick(Object.keys(acts) as (keyof typeof acts)[]);
  try {
    await acts[name]();
    return name;
  } catch (error) {
    if (isRefusal(error)) return `${name} refused ${error.code}`;
    throw error;
  }
}

describe("the full recompute of the demonstration bank", () => {
  it("finds nothing after the import", async () => {
    expect((await allMatches()).length).toBeGreaterThan(50);
    const cooperatives = await readAll((page) => app.ports.cooperatives.list(page));
    const subjects = cooperatives.map(({ id }) => ({ kind: "cooperative" as const, id }));
    const lists = await app.ports.rankedLists.getMany(subjects);
    expect(lists.filter(({ floor }) => floor !== undefined).length).toBeGreaterThan(12);
    expect(await check()).toMatchObject({ ...noDifference, cooperatives: 25, ideas: 25, published: 0 });
  });

  it("finds nothing after many revisions, pauses, withdrawals and answers", async () => {
    const random = seededRandom(20_260_301);
    const done: string[] = [];
    for (let round = 0; round < 12; round += 1) {
      for (let count = 0; count < 4; count += 1) done.push(await act(random));
      await app.drain();
      expect({ round, ...(await check()) }).toMatchObject(noDifference);
    }
    expect(done.filter((name) => !name.includes("refused")).length).toBeGreaterThan(30);
    for (const name of ["reviseCooperative", "reviseIdea", "pauseCooperative", "pauseIdea", "answer"])
      expect(done).toContain(name);
  });

  it("finds and repairs every kind of damage, writes nothing else, and stores a snapshot", async () => {
    const { ports } = app;
    const before = await allMatches();
    const [moved, lost, rescored] = before.filter(
      (match) => isUntouched(match) && match.rankForIdea !== undefined,
    );
    if (moved === undefined || lost === undefined || rescored === undefined)
      throw new Error("too few matches");
    const list = await ports.rankedLists.get({ kind: "cooperative", id: moved.cooperativeId });
    if (list === undefined) throw new Error("never ranked");
    await ports.commit([
      ports.matches.replace({ ...moved, version: moved.version + 1, rankForIdea: 40 }),
      ports.matches.remove(lost),
      ports.matches.replace({ ...rescored, version: rescored.version + 1, score: 0.987 }),
      ports.rankedLists.put({ ...list, floor: 0.123 }),
    ]);
    const found = await check();
    expect(found).toMatchObject({ ran: true, matches: 3, lists: 1, published: 0 });
    expect(found.examples.toSorted()).toEqual(
      [moved.id, lost.id, rescored.id, moved.cooperativeId].toSorted(),
    );
    expect(await check()).toMatchObject({ matches: 3, lists: 1 });

    const repaired = await recompute(ports, { repair: true });
    expect(repaired).toMatchObject({ ran: true, matches: 3, lists: 1, published: 3 });
    expect(await check()).toMatchObject(noDifference);
    expect(await ports.snapshots.pointer(0)).toMatchObject({ shards: 1, version: 1 });
    // A match that was lost is made anew: nobody remembers when it was announced.
    const withoutTimes = (matches: typeof before) =>
      matches.map(
        ({ version: _, updatedAt: __, createdAt: ___, since: ____, announcedAt: _____, ...match }) => match,
      );
    const after = await allMatches();
    expect(withoutTimes(after)).toEqual(withoutTimes(before));
    const touched = after.filter((match) =>
      before.every((old) => old.updatedAt !== match.updatedAt || old.id !== match.id),
    );
    expect(touched.map(({ id }) => id).toSorted()).toEqual([moved.id, lost.id, rescored.id].toSorted());
  });

  it("asks again for the job of a profile that was never worked off", async () => {
    const { ports } = app;
    const [first] = await readAll((page) => ports.cooperatives.list({ ...page, availability: "active" }));
    if (first === undefined) throw new Error("nobody is active");
    // As if its event had ended in the dead letters.
    await ports.commit([
      ports.cooperatives.replace({ ...first, availability: "paused", version: first.version + 1 }),
    ]);
    const found = await recompute(ports, { repair: true });
    expect(found.examples).toContain(first.id);
    await app.drain();
    expect(await check()).toMatchObject(noDifference);
    const left = await matchesOf(ports, { kind: "cooperative", id: first.id });
    expect(left.filter(isUntouched)).toEqual([]);
  });

  it("compares as many as its time reaches for, and begins after them in the next night", async () => {
    const { ports } = app;
    const subjects = (await ports.cooperatives.list({ limit: 100 })).items.length;
    expect(subjects).toBeLessThan(100);
    const none = await recompute(ports, { repair: true, remainingMs: () => 180_000 });
    expect(none).toMatchObject({ ran: true, isFinished: false });
    // What stands before the place was compared in the nights before.
    const ideas = await readAll((page) => ports.ideas.list({ ...page, availability: "active" }));
    const [first, last] = [ideas[0], ideas.at(-1)].sort((a, b) => ((a?.id ?? "") < (b?.id ?? "") ? -1 : 1));
    if (first === undefined || last === undefined || first === last) throw new Error("too few ideas");
    const list = await ports.rankedLists.get({ kind: "idea", id: last.id });
    if (list === undefined) throw new Error("no list");
    await ports.commit([ports.rankedLists.put({ ...list, floor: 0.111 })]);
    await ports.commit([ports.recomputes.setComparedUntil({ kind: "idea", id: last.id })]);
    const after = await recompute(ports, { repair: true, remainingMs: () => 900_000 });
    expect(after).toMatchObject({ matches: 0, lists: 0, isFinished: true });
    expect(await ports.recomputes.comparedUntil()).toBeUndefined();
    await ports.commit([ports.recomputes.setComparedUntil({ kind: "idea", id: first.id })]);
    const found = await recompute(ports, { repair: true, remainingMs: () => 900_000 });
    expect(found).toMatchObject({ lists: 1, examples: [last.id], isFinished: true });
    expect(await check()).toMatchObject(noDifference);
  });

  it("compares nothing while match jobs wait", async () => {
    const { ports } = app;
    const [idea] = await readAll((page) => ports.ideas.list({ ...page, availability: "active" }));
    if (idea === undefined) throw new Error("nobody is active");
    await changeIdeaAvailability(ports, asHolder(idea.holderId), idea.id, idea.version, "paused");
    expect(await check()).toMatchObject({ ran: false });
    await app.drain();
    expect(await check()).toMatchObject(noDifference);
  });
});
