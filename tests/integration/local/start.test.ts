import { chmod, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readMailbox } from "@tawafuq/local/mailbox";
import { findFreePort, type Started, startAsUser } from "@tawafuq/tests/support/start-as-user";
import { describe, expect, it, onTestFinished } from "vitest";

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tawafuq-start-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function start(dataDir: string, args: readonly string[] = [], port?: number): Promise<Started> {
  const started = startAsUser({ dataDir, port: port ?? (await findFreePort()), args });
  onTestFinished(() => started.killAll());
  return started;
}

async function read(url: string, token?: string) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(url, { headers });
  return { status: response.status, body: await response.json() };
}

function keyOf(started: Started, label: string): string {
  const line = started
    .output()
    .split("\n")
    .find((text) => text.includes(label) && text.includes("twf_"));
  return line?.split(/\s+/).at(-1) ?? "";
}

/** One sentence, nothing of the program's inside. */
function expectOneSentence(text: string): void {
  expect(text.trim().split("\n")).toHaveLength(1);
  expect(text).not.toMatch(/\bat .*\(|node:internal|Error:/);
  expect(text.trim()).toMatch(/\.$/);
}

const ready = "Tawafuq is ready";

describe("npm start", () => {
  it("answers 503 with progress until the demo is told, then 200, and keeps everything over a stop", async () => {
    const dataDir = await newFolder();
    const first = await start(dataDir);
    await first.shows("web ");
    const early = await read(`${first.url}/healthz`);
    expect(early).toMatchObject({ status: 503, body: { ready: false, stage: expect.any(String) } });
    expect(early.body).toHaveProperty("imported");
    expect(early.body).toHaveProperty("toMatch");
    expect(early.body).toHaveProperty("toTell");

    await first.shows(ready);
    expect(await read(`${first.url}/healthz`)).toMatchObject({
      status: 200,
      body: { ready: true, imported: 50, toMatch: 0, toTell: 0 },
    });
    for (const part of ["storage", "queues", "workers", "web", "Three things to try"])
      expect(first.output()).toContain(part);
    const keys = ["administrator", "officer, Fez", "cooperative Anamil", "holder of the Sefrou"];
    for (const label of keys) expect(keyOf(first, label)).toMatch(/^twf_[0-9A-Z]{26}_[\w-]{43}$/);
    const officer = keyOf(first, "officer, Fez");
    const before = await read(`${first.url}/v1/me`, officer);
    expect(before.status).toBe(200);
    const letters = await readdir(join(dataDir, "mailbox"));
    expect(letters.length).toBeGreaterThan(0);
    expect(await first.interrupt()).toBe(0);

    const second = await start(dataDir);
    await second.shows(ready);
    expect(keyOf(second, "officer, Fez")).toBe(officer);
    expect(await read(`${second.url}/v1/me`, officer)).toEqual(before);
    // On a weekday officers may get their digest meanwhile; nobody is told anything again.
    const now = await readMailbox(join(dataDir, "mailbox"));
    const isNew = ({ file }: { file: string }) => !letters.includes(file);
    expect(now.map(({ file }) => file)).toEqual(expect.arrayContaining(letters));
    for (const { to } of now.filter(isNew)) expect(to.join()).toMatch(/@odco\.example$/);
    expect(await second.interrupt()).toBe(0);
  });

  it("stops cleanly in the middle of the import, and the next start goes on from there", async () => {
    const dataDir = await newFolder();
    const first = await start(dataDir);
    await first.shows("web ");
    expect(await first.interrupt()).toBe(0);
    expect(first.errors()).toBe("");
    expect(first.output()).not.toContain(ready);

    const second = await start(dataDir);
    await second.shows(ready);
    expect(await read(`${second.url}/healthz`)).toMatchObject({ status: 200, body: { imported: 50 } });
  });

  it("prints commands that work as they are", async () => {
    const started = await start(await newFolder());
    await started.shows(ready);
    const commands = started
      .output()
      .split("\n")
      .filter((line) => line.startsWith("  curl "));
    expect(commands).toHaveLength(5);
    for (const command of commands) {
      const token = /Bearer (\S+)"/.exec(command)?.[1];
      const url = /(http:\/\/\S+?)"?$/.exec(command)?.[1] ?? "";
      const sent = /-d '([^']+)'/.exec(command)?.[1];
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(sent === undefined ? {} : { method: "POST", body: sent }),
      });
      expect({ command, status: response.status }).toEqual({ command, status: 200 });
    }
  });

  it("begins anew with --fresh and removes nothing that is not ours", async () => {
    const dataDir = await newFolder();
    const first = await start(dataDir);
    await first.shows(ready);
    const officer = keyOf(first, "officer, Fez");
    await first.interrupt();
    await writeFile(join(dataDir, "notes.txt"), "mine");

    const second = await start(dataDir, ["--fresh"]);
    await second.shows(ready);
    expect(keyOf(second, "officer, Fez")).not.toBe(officer);
    expect((await read(`${second.url}/v1/me`, officer)).status).toBe(401);
    expect(await readdir(dataDir)).toContain("notes.txt");
  });

  it("has no demo with --empty", async () => {
    const dataDir = await newFolder();
    const started = await start(dataDir, ["--empty"]);
    await started.shows(ready);
    expect(await read(`${started.url}/healthz`)).toMatchObject({ status: 200, body: { imported: 0 } });
    expect(started.output()).not.toContain("twf_");
    expect(await readdir(dataDir)).not.toContain("mailbox");
  });

  it("says in one sentence that the port is in use", async () => {
    const server = createServer();
    onTestFinished(() => void server.close());
    const port = await findFreePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    const started = await start(await newFolder(), [], port);
    expect(await started.exit).toBe(1);
    expect(started.errors()).toContain(`Port ${port} is in use`);
    expectOneSentence(started.errors());
  });

  it("says in one sentence that the data folder cannot be written", async () => {
    const folder = await newFolder();
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const started = await start(join(file, "data"));
    expect(await started.exit).toBe(1);
    expect(started.errors()).toContain("cannot be written");
    expectOneSentence(started.errors());
  });

  it.skipIf(process.getuid?.() === 0)("says so for a folder without permission", async () => {
    const folder = await newFolder();
    await chmod(folder, 0o500);
    const started = await start(folder);
    expect(await started.exit).toBe(1);
    expectOneSentence(started.errors());
  });

  it("says in one sentence that another run uses the data folder", async () => {
    const dataDir = await newFolder();
    const first = await start(dataDir, ["--empty"]);
    await first.shows(ready);
    const second = await start(dataDir, ["--empty"]);
    expect(await second.exit).toBe(1);
    expect(second.errors()).toContain("in use by another run");
    expectOneSentence(second.errors());
    expect((await read(`${first.url}/healthz`)).status).toBe(200);
  });

  it("says in one sentence that an option is unknown", async () => {
    const started = await start(await newFolder(), ["--frsh"]);
    expect(await started.exit).toBe(1);
    expectOneSentence(started.errors());
  });
});

describe("a damaged data file", () => {
  it.each([
    { name: "demo-people.json", args: [] },
    { name: "dynamodb/CURRENT", args: ["--empty"] },
    { name: "sqs/queues.sqlite", args: ["--empty"] },
  ])("gives one sentence: $name", async ({ name, args }) => {
    const dataDir = await newFolder();
    const first = await start(dataDir, args);
    await first.shows(ready);
    await first.interrupt();
    await writeFile(join(dataDir, name), "this is not what was written");
    const second = await start(dataDir, args);
    expect(await second.exit).toBe(1);
    expect(second.errors()).toContain("damaged");
    expectOneSentence(second.errors());
  });
});
