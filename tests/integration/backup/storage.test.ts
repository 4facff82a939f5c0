import { readFile, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { BankTables } from "@tawafuq/aws/backup/bank-tables";
import { markOfKey } from "@tawafuq/aws/backup/key-mark";
import { restoreBackup } from "@tawafuq/aws/backup/restore-backup";
import { writeBackup } from "@tawafuq/aws/backup/write-backup";
import { describe, expect, it } from "vitest";
import { narrowTable } from "./narrow-table.ts";
import { contents, fill, newFolder, newTables, tablesAt } from "./tables.ts";

const keyMark = markOfKey(Buffer.alloc(32, 1));
const startedAt = "2026-11-27T08:00:00.000Z";

async function backUp(tables: BankTables, pageSize?: number) {
  const to = join(await newFolder(), "bank.gz");
  const progress: [number, number][] = [];
  const tail = await writeBackup(tables, {
    ...{ to, startedAt, keyMark, scan: { segments: 3, pageSize } },
    onProgress: (...told) => progress.push(told),
  });
  return { to, tail, progress };
}

function restore(tables: BankTables, from: string, changes: { over?: boolean; keyMark?: string } = {}) {
  const progress: [number, number][] = [];
  const options = { from, keyMark, over: false, ...changes };
  return restoreBackup(tables, { ...options, onProgress: (...told) => progress.push(told) });
}

async function aBackup(count = 3) {
  const tables = await newTables("bank");
  await fill(tables, count);
  return { tables, ...(await backUp(tables)) };
}

describe("a backup", () => {
  it("restored under other names gives every item as it was, over pages and segments", async () => {
    const tables = await newTables("bank");
    await fill(tables, 60);
    const { to, tail, progress } = await backUp(tables, 7);
    expect(tail.items).toEqual({ table: 61, erasures: 1 });
    expect(progress.length).toBeGreaterThan(8);
    expect(progress.at(-1)?.[0]).toBe(62);
    const other = await newTables("elsewhere");
    expect(await restore(other, to)).toEqual({ table: 61, erasures: 1 });
    expect(await contents(other)).toEqual(await contents(tables));
  });

  it("is lines anybody can read by gunzip, closed to others, the ledger after the table", async () => {
    const { to, tail } = await aBackup();
    expect((await stat(to)).mode & 0o777).toBe(0o600);
    // By the line's end alone: a text may hold U+2028.
    const lines = gunzipSync(await readFile(to))
      .toString()
      .trimEnd()
      .split("\n");
    const parsed = lines.map((line) => JSON.parse(line));
    expect(parsed[0]).toMatchObject({ format: "tawafuq-backup/1", app: "tawafuq", startedAt, keyMark });
    expect(parsed.slice(1, -1).map((line) => line.in)).toEqual([...Array(4).fill("table"), "erasures"]);
    expect(parsed.at(-1)).toEqual({
      end: "tawafuq-backup/1",
      items: { table: 4, erasures: 1 },
      sha256: tail.sha256,
    });
  });

  it("writes over no file, and leaves none where it fails", async () => {
    const { tables, to } = await aBackup();
    const options = { startedAt, keyMark, scan: { segments: 2 }, onProgress: () => undefined };
    await expect(writeBackup(tables, { ...options, to })).rejects.toThrow(/There is a file .* already/);
    const nowhere = join(await newFolder(), "bank.gz");
    await expect(writeBackup(await newTables("empty"), { ...options, to: nowhere })).rejects.toThrow(
      /This bank holds nothing/,
    );
    for (const path of [nowhere, `${nowhere}.draft`])
      await expect(stat(path)).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("restoring refuses in words, and writes nothing, where", () => {
  const lines = async (from: string) =>
    gunzipSync(await readFile(from))
      .toString()
      .split("\n");
  const pack = (path: string, text: string) => writeFile(path, gzipSync(text));

  it.each<[string, RegExp, (path: string) => Promise<unknown>]>([
    ["the file is cut", /cut or changed/, async (path) => truncate(path, (await stat(path)).size - 20)],
    [
      "a line is gone",
      /cut or changed/,
      async (path) => pack(path, (await lines(path)).toSpliced(1, 1).join("\n")),
    ],
    [
      "the end is gone",
      /cut or changed/,
      async (path) => pack(path, (await lines(path)).slice(0, -2).join("\n")),
    ],
    [
      "an item was changed",
      /cut or changed/,
      async (path) => pack(path, (await lines(path)).join("\n").replace("COOP#1", "COOP#7")),
    ],
    [
      "something was added",
      /cut or changed/,
      async (path) => pack(path, `${(await lines(path)).join("\n")}{}\n`),
    ],
    [
      "it is of a later format",
      /is no tawafuq-backup\/1/,
      async (path) => pack(path, (await lines(path)).join("\n").replaceAll("backup/1", "backup/2")),
    ],
    [
      "it is a bank/1 file",
      /is no tawafuq-backup\/1/,
      (path) => writeFile(path, '{"cooperatives":[],"ideas":[]}'),
    ],
    ["it is empty", /is no tawafuq-backup\/1/, (path) => writeFile(path, "")],
    [
      "it has one line without an end",
      /is no tawafuq-backup\/1/,
      (path) => pack(path, "x".repeat(5_000_000)),
    ],
  ])("%s", async (_, says, spoil) => {
    const { to } = await aBackup();
    await spoil(to);
    const other = await newTables("elsewhere");
    await expect(restore(other, to)).rejects.toThrow(says);
    expect(await contents(other)).toEqual([]);
  });

  it("it was sealed with another key, or is not there", async () => {
    const { to } = await aBackup();
    const other = await newTables("elsewhere");
    const keyOfOthers = markOfKey(Buffer.alloc(32, 2));
    await expect(restore(other, to, { keyMark: keyOfOthers })).rejects.toThrow(/another master key/);
    await expect(restore(other, `${to}.gone`)).rejects.toThrow(/cannot be read \(ENOENT\)/);
    expect(await contents(other)).toEqual([]);
  });

  it.each(["table", "erasures"] as const)(
    "the %s is not empty; --over writes, and leaves the rest",
    async (role) => {
      const { tables, to } = await aBackup();
      const other = await newTables("elsewhere");
      const TableName = other.names[role];
      const mine = { pk: { S: "MINE" }, sk: { S: "MINE" } };
      await other.client.send(new PutItemCommand({ TableName, Item: mine }));
      await expect(restore(other, to)).rejects.toThrow(
        /is not empty.*--over writes every item of the file over/,
      );
      expect(await contents(other)).toEqual([mine]);
      await restore(other, to, { over: true });
      const all = await contents(other);
      expect(all).toContainEqual(mine);
      expect(all.filter(({ pk }) => pk?.S !== "MINE")).toEqual(await contents(tables));
    },
  );
});

describe("restoring into a busy table", () => {
  it("writes again what was not taken, until all is", async () => {
    const { tables, to } = await aBackup(60);
    const other = await newTables("elsewhere");
    const narrow = await narrowTable(other.endpoint, { takes: 4 });
    await restore(tablesAt(narrow.endpoint, "elsewhere"), to);
    expect(narrow.seen.unprocessed).toBeGreaterThan(30);
    expect(await contents(other)).toEqual(await contents(tables));
  });

  it("broken off is not taken for whole; run again it ends, and nothing of the break is left", async () => {
    const { tables, to } = await aBackup(60);
    const other = await newTables("elsewhere");
    const narrow = await narrowTable(other.endpoint, { takes: 25, until: 1 });
    await expect(restore(tablesAt(narrow.endpoint, "elsewhere"), to)).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
    expect((await contents(other)).length).toBeGreaterThan(1);
    await expect(backUp(other)).rejects.toThrow(/was broken off, so it is not whole/);
    const another = await newTables("another");
    await fill(another, 2);
    await expect(restore(other, (await backUp(another)).to)).rejects.toThrow(
      /Restoring another backup was begun/,
    );
    await restore(other, to);
    expect(await contents(other)).toEqual(await contents(tables));
  });
});
