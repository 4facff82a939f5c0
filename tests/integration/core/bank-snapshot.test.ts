import { type BankSearch, createBankSearch } from "@tawafuq/core/ideas/bank-search";
import { publishBank } from "@tawafuq/core/ideas/bank-shelf";
import { changeIdeaAvailability } from "@tawafuq/core/ideas/change-availability";
import { readAll } from "@tawafuq/core/language/read-all";
import type { Ports } from "@tawafuq/core/ports";
import { seedDemo } from "@tawafuq/local/seed";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asHolder } from "./people.ts";

const questions = [
  {},
  { words: "زيت الزيتون" },
  { words: "zit zitoun" },
  { words: "emballage de dattes" },
  { sector: "AGR" },
  { need: "women" },
] as const;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  app.setNow("2026-03-01T00:00:00.000Z");
  await seedDemo(app.ports, app.dataDir, new AbortController().signal, () => undefined);
  app.setNow("2026-03-01T01:00:00.000Z");
}, 120_000);
afterAll(() => app.stop());

/** The ports, with the ids of the ideas that lists brought. */
function counting(): { readonly read: string[]; readonly ports: Ports } {
  const read: string[] = [];
  const list: Ports["ideas"]["list"] = async (request) => {
    const page = await app.ports.ideas.list(request);
    read.push(...page.items.map(({ id }) => id));
    return page;
  };
  return { read, ports: { ...app.ports, ideas: { ...app.ports.ideas, list } } };
}

async function answersOf(search: BankSearch) {
  const found = [];
  for (const question of questions) found.push(await search.search(question));
  const [idea] = await readAll((page) => app.ports.ideas.list(page));
  if (idea === undefined) throw new Error("The demonstration bank has no idea.");
  const counts = Object.fromEntries(await search.countByRegion());
  return { found, counts, similar: await search.similar(idea) };
}

it("a search that starts from the snapshot answers as one that has read every idea, and reads none", async () => {
  const whole = counting();
  const expected = await answersOf(createBankSearch(whole.ports));
  expect(new Set(whole.read).size).toBe(25);
  expect(expected.found.every(({ length }) => length > 0)).toBe(true);
  expect(expected.found[1]?.[0]?.phrases.length).toBeGreaterThan(0);
  expect(await publishBank(app.ports)).toBe(1);
  const started = counting();
  expect(await answersOf(createBankSearch(started.ports))).toEqual(expected);
  expect(started.read).toEqual([]);
});

it("reads what is newer than the snapshot, and what has left the bank is gone", async () => {
  app.setNow("2026-03-01T02:00:00.000Z");
  const [idea] = await readAll((page) => app.ports.ideas.list(page));
  if (idea === undefined) throw new Error("The demonstration bank has no idea.");
  await changeIdeaAvailability(app.ports, asHolder(idea.holderId), idea.id, idea.version, "withdrawn");
  const started = counting();
  const search = createBankSearch(started.ports);
  expect((await search.search({})).map(({ teaser }) => teaser.id)).not.toContain(idea.id);
  expect(started.read).toEqual([idea.id]);
  await publishBank(app.ports);
  const pointer = await app.ports.bankSnapshots.pointer(0);
  const bytes = (pointer && (await app.ports.bankSnapshots.read(pointer))) ?? new Uint8Array();
  expect(new TextDecoder().decode(bytes)).not.toContain(idea.id);
});

it("passes over a snapshot of another glossary", async () => {
  app.setNow("2026-03-01T02:20:00.000Z");
  const pointer = await app.ports.bankSnapshots.pointer(0);
  const bytes = Uint8Array.from((pointer && (await app.ports.bankSnapshots.read(pointer))) ?? []);
  const text = new TextDecoder("latin1").decode(bytes);
  bytes[text.indexOf('"versions":"') + '"versions":"'.length] = "!".charCodeAt(0);
  const { version = 0, upTo = "" } = pointer ?? {};
  const before = await answersOf(createBankSearch(app.ports));
  await app.ports.bankSnapshots.publish({ shard: 0, shards: 1 }, bytes, upTo, version);
  const started = counting();
  expect(await answersOf(createBankSearch(started.ports))).toEqual(before);
  expect(new Set(started.read).size).toBe(25);
  await publishBank(app.ports);
  const again = counting();
  expect(await answersOf(createBankSearch(again.ports))).toEqual(before);
  expect(again.read).toEqual([]);
});
