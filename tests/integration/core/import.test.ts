import type { BankEntry } from "@tawafuq/core/imports/import-bank";
import { importBank } from "@tawafuq/core/imports/import-bank";
import { matchId } from "@tawafuq/core/matches/match";
import { matchesOf } from "@tawafuq/core/matches/rank-subject";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, anIdea } from "@tawafuq/tests/support/builders";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { programme, requireMatch } from "./people.ts";

const people = () => ({ personName: "Khadija Amrani", email: "row@file.example" });

const rows: readonly BankEntry[] = [
  { list: "cooperatives", row: 1, value: { ...aCooperative(), id: "C1" } },
  { list: "cooperatives", row: 2, value: { ...aCooperative(), id: "C2", province: "MA-XXX" } },
  { list: "cooperatives", row: 3, value: { ...aCooperative(), id: "C1" } },
  { list: "ideas", row: 1, value: { ...anIdea(), id: "P1" } },
  { list: "ideas", row: 2, value: { ...anIdea({ ownContributionMad: 0 }), id: "P2", capexMad: 1 } },
];

async function* stream(entries: readonly BankEntry[]): AsyncIterable<BankEntry> {
  yield* entries;
}

describe("an import", () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.stop());

  const run = (dryRun = false, entries = rows) =>
    importBank(app.ports, programme, { source: "file", dryRun, people }, stream(entries));

  const faults = [
    { list: "cooperatives", row: 2, id: "C2", faults: [{ path: "province", rule: "invalid_value" }] },
    { list: "cooperatives", row: 3, id: "C1", faults: [{ path: "id", rule: "row_repeated" }] },
    { list: "ideas", row: 2, id: "P2", faults: [{ path: "capexMad", rule: "too_small" }] },
  ];

  it("enters the good rows and names field and rule of the others", async () => {
    const record = await run();
    expect(record).toMatchObject({ state: "done", read: 5, created: 2, refused: 3, faults });
    await app.drain();
    const match = await requireMatch(app.ports, matchId("idea_file-P1", "coop_file-C1"));
    expect(match).toMatchObject({ state: "proposed", holderId: "hold_file-P1" });
    expect(await app.ports.cooperatives.get("coop_file-C2")).toBeUndefined();
    expect(await app.ports.ideas.get("idea_file-P2")).toBeUndefined();
  });

  it("changes nothing when the same file comes again", async () => {
    await run();
    await app.drain();
    const look = async () => ({
      cooperative: await app.ports.cooperatives.get("coop_file-C1"),
      idea: await app.ports.ideas.get("idea_file-P1"),
      holder: await app.ports.holders.get("hold_file-P1"),
      matches: await matchesOf(app.ports, { kind: "idea", id: "idea_file-P1" }),
      mails: (await app.mailbox()).map(({ file }) => file).sort(),
    });
    const before = await look();
    expect(before.mails).toHaveLength(2);
    expect(await run()).toMatchObject({ created: 0, revised: 0, unchanged: 2, refused: 3, faults });
    await app.drain();
    expect(await look()).toEqual(before);
  });

  it("revises a row that has changed", async () => {
    await run();
    const changed = { list: "cooperatives", row: 1, value: { ...aCooperative({ commune: "X" }), id: "C1" } };
    expect(await run(false, [changed as BankEntry])).toMatchObject({ created: 0, revised: 1 });
    expect(await app.ports.cooperatives.get("coop_file-C1")).toMatchObject({ version: 2, commune: "X" });
  });

  it("counts on a dry run as it would, and writes nothing", async () => {
    expect(await run(true)).toMatchObject({ dryRun: true, state: "done", created: 2, refused: 3, faults });
    await app.drain();
    expect((await app.ports.cooperatives.list({ limit: 100 })).items).toEqual([]);
    expect((await app.ports.ideas.list({ limit: 100 })).items).toEqual([]);
    expect(await app.ports.holders.get("hold_file-P1")).toBeUndefined();
    expect(await app.ports.rounds.heldUntil()).toBeUndefined();
    expect(await app.mailbox()).toEqual([]);
  });
});
