import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { readMailbox } from "@tawafuq/local/mailbox";
import { findFreePort, startAsUser } from "@tawafuq/tests/support/start-as-user";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const demo = "packages/local/data/demo.json";

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "tawafuq-cli-"));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** `npm run cli -- …` as an operator calls it. */
async function cli(...args: readonly string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "packages/cli/src/main.ts", ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("close", resolve)),
  ]);
  return { out, err, code };
}

describe("invite", () => {
  it("brings the first administrator in by a link that is in the letter alone", async () => {
    const told = await cli("invite", "first@odco.example", "--role", "administrator", "--language", "en");
    expect(told).toMatchObject({ code: 0, err: "" });
    const letters = await readMailbox(join(dataDir, "mailbox"));
    const letter = letters.find(({ to }) => to.includes("first@odco.example"));
    expect(letter?.text).toMatch(/\/invitation\?token=\S{20,}/);
    const [, token = "none"] = /token=(\S+)/.exec(letter?.text ?? "") ?? [];
    expect(told.out).not.toContain(token);
  });

  it("refuses an address nobody can be reached at, in words", async () => {
    const told = await cli("invite", "nobody", "--role", "administrator");
    expect(told.code).toBe(1);
    expect(told.err).not.toContain("at ");
    expect(told.err.trim().length).toBeGreaterThan(10);
  });
});

describe("cost", () => {
  it("tells what a month costs, by what is done, without a database", async () => {
    const { out, err, code } = await cli("cost", "--cooperatives", "65000", "--ideas", "20000", "--json");
    expect({ err, code }).toEqual({ err: "", code: 0 });
    const { volumes, bill, growth, limits } = JSON.parse(out);
    expect(volumes).toMatchObject({ cooperatives: 65_000, ideas: 20_000, notices: 40_000 });
    expect(bill.usdPerCooperative).toBeCloseTo(bill.usd / 65_000, 10);
    expect(growth.map(({ row }: { row: { shards: number } }) => row.shards)).toEqual([2, 5, 20, 200]);
    expect(limits.length).toBeGreaterThan(0);
    const dearer = await cli("cost", "--cooperatives", "65000", "--sms-price", "0.24", "--json");
    expect(JSON.parse(dearer.out).bill.usd).toBeGreaterThan(bill.usd);
  });

  it("prints every assumption, and every price with its source", async () => {
    const { out, code } = await cli("cost", "--notices", "7");
    expect(code).toBe(0);
    expect(out).toMatch(/--notices +7 +given/);
    expect(out).toMatch(/--ideas +20,000 +assumed/);
    expect(out).toContain("set it by --sms-price");
    expect(out).toMatch(/What breaks, the nearest first\n {2}from [\d,]+ cooperatives/);
  });

  it.each([
    ["a count that is none", ["--ideas", "many"]],
    ["half a cooperative", ["--cooperatives", "0.5"]],
    ["less than nothing", ["--notices", "-1"]],
    ["a price that is none", ["--sms-price", "free"]],
  ])("says what is wrong with %s", async (_, args) => {
    const { out, err, code } = await cli("cost", ...args);
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toMatch(/It must be a (?:whole )?number/);
  });
});

describe("rank", () => {
  it("prints the same best cooperatives for the same file, without a database", async () => {
    const first = await cli("rank", "--bank", demo, "--k", "10", "--json");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect((await cli("rank", "--bank", demo, "--json")).out).toBe(first.out);
    const ranked = JSON.parse(first.out);
    expect(Object.keys(ranked)).toHaveLength(25);
    expect(ranked.P01[0]).toEqual({
      cooperative: expect.any(String),
      score: expect.any(Number),
      parts: expect.objectContaining({ sector: expect.any(Number), text: expect.any(Number) }),
      gates: expect.any(Array),
    });
  });

  it("keeps no more than k", async () => {
    const { out } = await cli("rank", "--bank", demo, "--k", "1", "--json");
    for (const list of Object.values<unknown[]>(JSON.parse(out))) expect(list.length).toBeLessThanOrEqual(1);
  });

  it.each([
    ["a file that is not there", ["--bank", "nowhere.json"]],
    ["a number of candidates that is none", ["--bank", demo, "--k", "many"]],
  ])("says what is wrong with %s", async (_, args) => {
    const { out, err, code } = await cli("rank", ...args);
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("allocate", () => {
  it("shares attention, places and certifies, the same for the same file", async () => {
    const first = await cli("allocate", "--bank", demo, "--json");
    expect(first).toMatchObject({ code: 0, err: "" });
    expect((await cli("allocate", "--bank", demo, "--json")).out).toBe(first.out);
    const { attention, round } = JSON.parse(first.out);
    expect(round.certificate).toMatchObject({ stable: true, blockingPairs: [] });
    expect(round.pairs.length).toBeGreaterThan(10);
    const empty = round.unplaced.filter(({ subject }: { subject: string }) => subject === "idea");
    expect(round.pairs.length + empty.length).toBe(25);
    expect(attention.withoutShare).toEqual([]);
    expect(attention.after.gini).toBeLessThan(attention.before.gini);
  });

  it("prices what is placed and forbidden by hand, in the language asked for", async () => {
    const { round } = JSON.parse((await cli("allocate", "--bank", demo, "--json")).out);
    const [one, two] = round.pairs;
    const swapped = [
      "--override",
      `${one.idea}:${one.cooperative}`,
      "--forbid",
      `${two.idea}:${two.cooperative}`,
    ];
    const { out, code } = await cli("allocate", "--bank", demo, ...swapped, "--language", "fr");
    expect(code).toBe(0);
    expect(out).toContain(`Placé à la main : ${one.idea} avec ${one.cooperative}. Cela ne coûte rien`);
    expect(out).toMatch(
      new RegExp(`Interdit à la main : ${two.idea} avec ${two.cooperative}\\. Points de score perdus`),
    );
    const planned = JSON.parse((await cli("allocate", "--bank", demo, ...swapped, "--json")).out).round;
    expect(planned.isRestStable).toBe(true);
    expect(out.includes("Non stable.")).toBe(!planned.certificate.stable);
    expect(planned.pairs).not.toContainEqual(
      expect.objectContaining({ idea: two.idea, cooperative: two.cooperative }),
    );
  });

  it.each([
    ["a pair that is none", ["--override", "P01"]],
    ["an idea that is not there", ["--forbid", "P99:C01"]],
    ["a side that is none", ["--side", "officers"]],
  ])("says what is wrong with %s", async (_, args) => {
    const { out, err, code } = await cli("allocate", "--bank", demo, ...args);
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toMatch(/\S/);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe("commands on stored data while nothing runs", () => {
  it("imports a file, and the same file again changes nothing", async () => {
    const dryRun = await cli("import", "--file", demo, "--source", "cli", "--dry-run");
    expect(dryRun).toMatchObject({ code: 0, err: "" });
    expect(dryRun.out).toContain("nothing written");
    expect((await cli("import", "--file", demo, "--source", "cli")).out).toContain("50 created");
    expect((await cli("import", "--file", demo, "--source", "cli")).out).toContain("50 unchanged");
  });

  it("says in words that there are too few answers to calibrate the score", async () => {
    const { out, err, code } = await cli("calibration");
    expect({ err, code }).toEqual({ err: "", code: 0 });
    expect(out).toContain("0 settled proposals");
    expect(out).toContain("Not enough to calibrate");
  });

  it("reports refused rows and why", async () => {
    const file = join(dataDir, "bad.json");
    await writeFile(file, JSON.stringify({ cooperatives: [{ id: "X1" }], ideas: [] }));
    const { out, code } = await cli("import", "--file", file, "--source", "bad");
    expect(code).toBe(2);
    expect(out).toContain("cooperatives row 1 (X1) is refused");
    expect(out).toContain("name");
  });

  it("shows the queues, the dead letters and the policy", async () => {
    expect((await cli("queues")).out).toMatch(/match-requests\s+50\s+0\s+0/);
    expect((await cli("dead-letters", "notices")).out).toContain("No dead letters of notices.");
    expect((await cli("redrive", "notices")).out).toContain("0 dead letters");
    expect(JSON.parse((await cli("policy", "show")).out)).toMatchObject({ revision: expect.any(Number) });
  });

  it("compares nothing with the whole bank while match jobs wait", async () => {
    const { out, code } = await cli("recompute", "--check");
    expect({ out, code }).toEqual({ out: expect.stringContaining("match jobs are under way"), code: 2 });
  });

  it("refuses a queue it does not know", async () => {
    expect((await cli("redrive", "letters")).code).toBe(1);
  });
});

describe("commands on the running system", () => {
  it("issues a key that works at once, lists it, revokes it and recomputes the bank", async () => {
    const started = startAsUser({ dataDir, port: await findFreePort(), args: ["--empty"] });
    onTestFinished(() => started.killAll());
    await started.shows("Tawafuq is ready");
    const issued = await cli("keys", "issue", "administrator", "operator", "--label", "on call");
    const token = /twf_\S+/.exec(issued.out)?.[0];
    const id = /key_\S+(?=,)/.exec(issued.out)?.[0] ?? "";
    const me = () => fetch(`${started.url}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await me()).status).toBe(200);
    expect((await cli("keys", "list")).out).toContain(id);
    expect((await cli("keys", "revoke", id)).code).toBe(0);
    expect((await me()).status).toBe(401);
    const recomputed = await cli("recompute");
    expect(recomputed).toMatchObject({ code: 0, err: "" });
    expect(recomputed.out).toContain("25 cooperatives and 25 ideas: 0 matches and 0 lists differ.");
    expect(recomputed.out).toContain("3 snapshots stored");
    expect((await cli("recompute", "--check")).code).toBe(0);
    // Seven processes, each of which loads everything.
  }, 180_000);
});
