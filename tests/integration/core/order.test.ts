import { readFile } from "node:fs/promises";
import { parseBankRow } from "@tawafuq/core/imports/bank-row";
import { type BankEntry, importBank } from "@tawafuq/core/imports/import-bank";
import { readAll } from "@tawafuq/core/language/read-all";
import { matchesOf } from "@tawafuq/core/matches/rank-subject";
import { startTestApp } from "@tawafuq/tests/support/app";
import { expect, it } from "vitest";
import * as z from "zod";
import { programme } from "./people.ts";

const Bank = z.object({ cooperatives: z.array(z.unknown()), ideas: z.array(z.unknown()) });

async function demoRows(): Promise<BankEntry[]> {
  const file = new URL("../../../packages/local/data/demo.json", import.meta.url);
  const bank = Bank.parse(JSON.parse(await readFile(file, "utf8")));
  return (["cooperatives", "ideas"] as const).flatMap((list) =>
    bank[list].map((value, index) => ({ list, row: index + 1, value })),
  );
}

async function* stream(entries: readonly BankEntry[]): AsyncIterable<BankEntry> {
  yield* entries;
}

/** Every match of a bank filled in this order, without the instants and versions of its making. */
async function matchesFrom(entries: readonly BankEntry[]): Promise<string[]> {
  const app = await startTestApp();
  try {
    const options = { source: "demo", dryRun: false };
    const record = await importBank(app.ports, programme, options, stream(entries));
    expect(record).toMatchObject({ created: entries.length, refused: 0 });
    await app.drain();
    const ideas = await readAll((page) => app.ports.ideas.list(page));
    const lists = await Promise.all(ideas.map(({ id }) => matchesOf(app.ports, { kind: "idea", id })));
    return lists
      .flat()
      .map(({ id, state, score, rankForIdea, rankForCooperative }) =>
        [id, state, score, rankForIdea ?? "-", rankForCooperative ?? "-"].join(" "),
      )
      .sort();
  } finally {
    await app.stop();
  }
}

it("every row of the demonstration bank is accepted", async () => {
  const rows = await demoRows();
  expect(rows.length).toBeGreaterThan(40);
  for (const { list, value } of rows) expect(parseBankRow(list, value)).toMatchObject({ ok: true });
});

it("the order of the rows decides nothing: the same matches, scores, states and places", async () => {
  const rows = await demoRows();
  const inOrder = await matchesFrom(rows);
  expect(inOrder.length).toBeGreaterThan(50);
  for (const state of ["listed", "waiting", "proposed"]) expect(inOrder.join("\n")).toContain(` ${state} `);
  expect(await matchesFrom(rows.toReversed())).toEqual(inOrder);
});
