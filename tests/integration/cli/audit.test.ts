import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { DeleteItemCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { createAuditHandler } from "@tawafuq/functions/workers/audit";
import { openBank } from "@tawafuq/local/open-bank";
import { expect, it, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tawafuq-audit-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** `npm run cli -- audit verify …` as an operator calls it. */
async function verify(dataDir: string, ...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "packages/cli/src/main.ts", "audit", "verify", ...args],
    { cwd: root, env: { ...process.env, DATA_DIR: dataDir }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("close", resolve)),
  ]);
  return { out, err, code };
}

/** A side's two consents of the day before yesterday, digested. Returns that day. */
async function digestTwoConsents(dataDir: string): Promise<string> {
  const at = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const bank = await openBank({ dataDir, log });
  for (const id of ["cons_1", "cons_2"])
    await bank.ports.commit([
      bank.ports.consents.append({
        ...{ id, at, owner: { kind: "cooperative", id: "coop_1" }, state: "given", source: "page" },
        ...{ channels: ["email"], purposes: ["proposals"], textVersion: "1", by: "cooperative:coop_1" },
      }),
    ]);
  await createAuditHandler(bank.ports)(() => 900_000);
  await bank.stop();
  return at.slice(0, 10);
}

async function removeConsent(dataDir: string): Promise<void> {
  const bank = await openBank({ dataDir, log });
  const client = new DynamoDBClient({
    region: "eu-west-3",
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
    endpoint: bank.endpoints.dynamodb,
  });
  const Key = { pk: { S: "COOP#coop_1" }, sk: { S: "CONSENT#cons_1" } };
  await client.send(new DeleteItemCommand({ TableName: "tawafuq", Key }));
  client.destroy();
  await bank.stop();
}

it("says of a whole trail that it is, and names what is missing with a code that fails", async () => {
  const dataDir = await newFolder();
  expect(await verify(dataDir)).toMatchObject({
    code: 0,
    out: "There is no digest of these days.\n",
    err: "",
  });
  const date = await digestTwoConsents(dataDir);
  const whole = await verify(dataDir);
  expect(whole).toMatchObject({ code: 0, err: "" });
  expect(whole.out).toMatch(new RegExp(`${date} +whole +2 +0 +0 +0 +0 +[0-9a-f]{64}`));
  expect(whole.out).toContain(`Counted from ${date}.`);

  await removeConsent(dataDir);
  const broken = await verify(dataDir, "--from", date, "--to", date);
  expect(broken.code).toBe(1);
  expect(broken.out).toContain(`${date}: missing, and no rule says why: COOP#coop_1 CONSENT#cons_1`);
  expect(broken.out).toMatch(/BROKEN/);
  expect((await verify(dataDir, "--to", "2026-01-01")).out).toContain("There is no digest of these days.");
});

it("refuses what is no day, in words", async () => {
  const told = await verify(await newFolder(), "--from", "yesterday");
  expect(told.code).toBe(1);
  expect(told.err).toContain("a day is written YYYY-MM-DD.");
});
