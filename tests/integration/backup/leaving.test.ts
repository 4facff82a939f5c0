import { readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { putRestoreMark } from "@tawafuq/aws/backup/restore-mark";
import { createIdea } from "@tawafuq/core/ideas/create-idea";
import { requestDeletion } from "@tawafuq/core/privacy/request-deletion";
import { answerProposal } from "@tawafuq/core/proposals/answer-proposal";
import { readDeposit } from "@tawafuq/core/receipts/read-receipts";
import { createAuditHandler } from "@tawafuq/functions/workers/audit";
import { readMailbox } from "@tawafuq/local/mailbox";
import { openBank } from "@tawafuq/local/open-bank";
import { startSystem } from "@tawafuq/local/system";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative, anIdea } from "@tawafuq/tests/support/builders";
import { lambdaEnvironment } from "@tawafuq/tests/support/lambda-environment";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signIn } from "../auth/people.ts";
import { asCooperative, asHolder, enterPair, type Pair } from "../core/people.ts";
import { runCli } from "./run-cli.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const cooperativeAddress = "tazart@cooperative.example";
const name = "Taawounia Tighmert";
const ownKey = (id: string) => ({ kind: "cooperative", id, via: { kind: "key", id: "key_test" } }) as const;

/** Leaves the folder as a restore of this backup does that is broken off. */
async function breakOff(dataDir: string, sha256: string): Promise<void> {
  const bank = await openBank({ dataDir, log });
  await putRestoreMark(bank.tables, sha256);
  await bank.stop();
}

/** Asks a bank over its wire or in its process. */
type Ask = (path: string, init?: { key?: string; cookie?: string; json?: unknown }) => Promise<Response>;

describe("a bank that leaves AWS for one machine", () => {
  let app: TestApp;
  let pair: Pair;
  let aws: Readonly<Record<string, string>>;
  let local: Readonly<Record<string, string>>;
  let keys: { cooperative: string; holder: string; administrator: string };
  let cookie: string;
  let receipt: { id: string; content: string };
  let gone: string;
  let folder: string;
  let [file, keyFile, sha256] = ["", "", ""];

  beforeAll(async () => {
    app = await startTestApp();
    const { ports } = app;
    app.setNow(new Date(Date.now() - 3 * 86_400_000).toISOString());
    pair = await enterPair(ports);
    const leaving = await enterPair(ports, { cooperative: aCooperative({ name: { fr: name } }) });
    gone = leaving.cooperative.id;
    await app.drain();
    await requestDeletion(ports, ownKey(gone), "side");
    await app.drain();
    await app.drain();
    await answerProposal(ports, asCooperative(pair.cooperative.id), pair.match, { answer: "interested" });
    await answerProposal(ports, asHolder(pair.holder.id), pair.match, { answer: "interested" });
    const holder = asHolder(pair.holder.id);
    const deposited = await createIdea(ports, holder, anIdea({ confidential: { ar: "السر" } }), undefined);
    const id = deposited.receipt?.id ?? "";
    receipt = { id, content: await readDeposit(ports, holder, id) };
    await app.drain();
    app.setNow(undefined);
    await createAuditHandler(ports)(() => 900_000);
    keys = {
      cooperative: await app.keyFor({ kind: "cooperative", id: pair.cooperative.id }),
      holder: await app.keyFor({ kind: "holder", id: pair.holder.id }),
      administrator: await app.keyFor({ kind: "administrator", id: "admi_1" }),
    };
    cookie = await signIn(app, cooperativeAddress);
    aws = { ...(await lambdaEnvironment(app, app.dataDir)), DATA_DIR: "/nowhere" };
    folder = `${app.dataDir}-new`;
    local = { DATA_DIR: folder };
    [file, keyFile] = [join(app.dataDir, "bank.gz"), join(app.dataDir, "bank.key")];
  });
  afterAll(async () => {
    await app?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What people see of the bank. */
  async function seen(ask: Ask) {
    const read = async (...asked: Parameters<Ask>) => {
      const answer = await ask(...asked);
      return { status: answer.status, body: await answer.json() };
    };
    return {
      matches: await read("/v1/matches?delegation=TANGER&state=introduced", { key: keys.administrator }),
      history: await read(`/v1/matches/${pair.match}/history`, { key: keys.administrator }),
      contactOfHolder: await read(`/v1/introductions/${pair.match}`, { key: keys.cooperative }),
      contactOfCooperative: await read(`/v1/introductions/${pair.match}`, { key: keys.holder }),
      me: await read("/v1/me", { cookie }),
      receipt: await read("/v1/receipts/verify", { json: receipt }),
      gone: await read(`/v1/cooperatives/${gone}`, { key: keys.administrator }),
    };
  }

  const askApp: Ask = (path, { key, cookie, json } = {}) =>
    app.request(path, {
      ...(key === undefined ? {} : { key }),
      ...(json === undefined ? {} : { json, method: "POST" }),
      headers: cookie === undefined ? {} : { cookie },
    });

  const askAt =
    (url: string): Ask =>
    (path, { key, cookie, json } = {}) =>
      fetch(new URL(path, url), {
        method: json === undefined ? "GET" : "POST",
        headers: {
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          ...(cookie === undefined ? {} : { cookie }),
          ...(json === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });

  it("is written into one file, from inside `sst shell`; the key goes along only when asked", async () => {
    const told = await runCli(aws, "backup", "--to", file, "--key-file", keyFile);
    expect(told).toMatchObject({ code: 0, err: "" });
    sha256 = /[0-9a-f]{64}/.exec(told.out)?.[0] ?? "";
    expect(told.out).toMatch(/\d+ items of the table, 1 of the ledger of erasures/);
    expect(told.out).toContain("without the master key it opens nothing");
    expect((await readFile(keyFile, "utf8")).trim()).toBe(JSON.parse(aws.SST_RESOURCE_MasterKey ?? "").value);
    for (const path of [file, keyFile]) expect((await stat(path)).mode & 0o777).toBe(0o600);
    const alone = await runCli(aws, "backup", "--to", `${file}.2`, "--segments", "1");
    expect(alone).toMatchObject({ code: 0, err: "" });
    expect(alone.out).toContain("The key is not in it.");
    const other = join(app.dataDir, "other.key");
    await writeFile(other, Buffer.alloc(32).toString("base64"));
    expect((await runCli(aws, "backup", "--to", `${file}.3`, "--key-file", other)).err).toMatch(
      /another key/,
    );
    expect((await runCli(aws, "backup", "--to", `${file}.4`, "--table", "none")).code).toBe(1);
  });

  it("opens nowhere without its key, and leaves no trace where it was refused", async () => {
    const refused = async (...args: readonly string[]) => {
      const { code, err } = await runCli(local, "restore", "--from", file, ...args);
      expect(code).toBe(1);
      expect(err.trim().split("\n")).toHaveLength(1);
      return err;
    };
    expect(await refused()).toContain("give the key of the backup by --key-file");
    expect(await refused("--key-file", join(app.dataDir, "other.key"))).toContain("another master key");
    expect(await refused("--key-file", "nowhere.key")).toContain("no key file");
    expect(await refused("--key-file", file)).toContain("holds no master key");
    await expect(stat(folder)).rejects.toMatchObject({ code: "ENOENT" });
    expect((await runCli(local, "backup", "--to", `${file}.5`)).err).toContain("There is no bank");
    await expect(stat(folder)).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("is the same bank there: people, matches, contacts, receipts, the audit trail, and who was erased", async () => {
    const before = await seen(askApp);
    expect(JSON.stringify(before.contactOfHolder)).toContain("youssef@holder.example");
    expect(JSON.stringify(before.contactOfCooperative)).toContain(cooperativeAddress);
    expect(Object.values(before).map(({ status }) => status)).toEqual(Array(7).fill(200));
    expect(before.matches.body).toMatchObject({ items: [{ id: pair.match }] });
    expect(before.receipt.body).toMatchObject({ verdict: "genuine" });
    expect(JSON.stringify(before.gone)).not.toContain(name);

    const told = await runCli(local, "restore", "--from", file, "--key-file", keyFile);
    expect(told).toMatchObject({ code: 0, err: "" });
    expect(told.out).toMatch(
      /1\. npm run cli -- privacy replay[\s\S]*2\. npm start -- --empty\n[\s\S]*recompute/,
    );
    await breakOff(folder, sha256);
    await expect(startSystem({ dataDir: folder, port: 0, demo: false, log })).rejects.toThrow(
      /run the same restore again first\.$/,
    );
    const again = await runCli(local, "restore", "--from", file);
    expect(again).toMatchObject({ code: 0, err: "" });
    const replayed = await runCli(local, "privacy", "replay");
    expect(replayed.out).toContain("1 erasures in the ledger: 0 were back");
    const audit = await runCli(local, "audit", "verify");
    expect(audit).toMatchObject({ code: 0, err: "" });
    expect(audit.out).toMatch(/ whole +[1-9]/);

    const system = await startSystem({ dataDir: folder, port: 0, demo: false, log });
    try {
      await system.ready;
      expect(await seen(askAt(system.url))).toEqual(before);
      const running = await runCli(local, "restore", "--from", file, "--over");
      expect(running.err).toContain("stop it first");

      // By a code, as on the first day.
      const ask = askAt(system.url);
      expect((await ask("/auth/codes", { json: { address: cooperativeAddress } })).ok).toBe(true);
      const [letter] = (await readMailbox(system.mailbox)).filter(({ to }) =>
        to.includes(cooperativeAddress),
      );
      const [code] = /\b\d{6}\b/.exec(letter?.text ?? "") ?? [];
      const opened = await ask("/auth/sessions", { json: { address: cooperativeAddress, code } });
      expect(opened.headers.getSetCookie().join()).toContain("tawafuq_session=");

      await system.pump.settled();
      const recomputed = await runCli(local, "recompute", "--check");
      expect(recomputed).toMatchObject({ code: 0 });
    } finally {
      await system.stop();
    }
  });

  it("restored over itself gives nobody back who was erased since", async () => {
    const { ports } = app;
    const { id } = pair.cooperative;
    const contactOf = () => ports.contacts.get({ kind: "cooperative", id });
    await requestDeletion(ports, ownKey(id), "side");
    await app.drain();
    await app.drain();
    expect(await contactOf()).toBeUndefined();

    const closed = await runCli(aws, "restore", "--from", file);
    expect(closed).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is not empty.*--over writes every item/),
    });
    const keyed = await runCli(aws, "restore", "--from", file, "--over", "--key-file", keyFile);
    expect(keyed.err).toContain("On AWS the key is the secret MasterKey");
    expect(await contactOf()).toBeUndefined();

    const over = await runCli(aws, "restore", "--from", file, "--over");
    expect(over).toMatchObject({ code: 0, err: "" });
    expect(over.out).toMatch(/--over writes every item[\s\S]*2\. let the functions run again/);
    expect(await contactOf()).toMatchObject({ email: cooperativeAddress });
    expect((await runCli(aws, "privacy", "replay")).out).toContain("2 erasures in the ledger: 1 were back");
    await app.drain();
    await app.drain();
    expect(await contactOf()).toBeUndefined();
    expect((await ports.cooperatives.get(id))?.erasedAt).toBeDefined();
  });
});
