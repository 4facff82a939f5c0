import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemActor } from "@tawafuq/core/actors/actor";
import { changeCooperativeAvailability } from "@tawafuq/core/cooperatives/change-availability";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { exportBank } from "@tawafuq/core/imports/export-bank";
import { readAll } from "@tawafuq/core/language/read-all";
import type { Ports } from "@tawafuq/core/ports";
import { requestDeletion } from "@tawafuq/core/privacy/request-deletion";
import { openBank } from "@tawafuq/local/open-bank";
import { aCooperative, anIdea } from "@tawafuq/tests/support/builders";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asCooperative, enterIdea } from "../core/people.ts";
import { runCli } from "./run-cli.ts";
import { newFolder } from "./tables.ts";

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const system = systemActor("test");

async function withPorts<Result>(dataDir: string, run: (ports: Ports) => Promise<Result>): Promise<Result> {
  const bank = await openBank({ dataDir, log });
  try {
    return await run(bank.ports);
  } finally {
    await bank.stop();
  }
}

/** What a bank knows of both sides, without when it came to know it. */
function profiles(dataDir: string) {
  return withPorts(dataDir, async (ports) => {
    const all = [
      ...(await readAll((page) => ports.cooperatives.list(page))),
      ...(await readAll((page) => ports.ideas.list(page))),
    ];
    return all
      .map(({ createdAt: _born, updatedAt: _changed, rowHash: _row, ...told }) => told)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  });
}

async function cli(dataDir: string, ...args: readonly string[]): Promise<string> {
  const { out, err, code } = await runCli({ DATA_DIR: dataDir }, ...args);
  expect({ err, code }).toEqual({ err: "", code: 0 });
  return out;
}

describe("a bank that goes out as a bank/1 file", () => {
  it("comes in again as the same bank, and out as the same file", async () => {
    const [first, second] = [await newFolder(), await newFolder()];
    const [out, again] = [join(first, "out.json"), join(second, "again.json")];
    await cli(first, "import", "--file", "packages/local/data/demo.json", "--source", "demo");
    expect(await cli(first, "export", "--to", out)).toContain("25 cooperatives, 25 ideas.");
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(await cli(second, "import", "--file", out, "--source", "demo")).toContain("50 created, 0 revised");
    expect(await profiles(second)).toEqual(await profiles(first));
    await cli(second, "export", "--to", again);
    expect(await readFile(again, "utf8")).toBe(await readFile(out, "utf8"));
    const refused = await runCli({ DATA_DIR: first }, "export", "--to", out);
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining("There is a file") });
  });

  it("of nobody is a file that can be read", async () => {
    const folder = await newFolder();
    const out = join(folder, "none.json");
    expect(await cli(folder, "export", "--to", out)).toContain("0 cooperatives, 0 ideas.");
    expect(JSON.parse(await readFile(out, "utf8"))).toMatchObject({ cooperatives: [], ideas: [] });
    expect(await cli(folder, "import", "--file", out, "--source", "none")).toContain("0 read");
  });
});

describe("what an export holds", () => {
  let dataDir: string;
  let made: string[];
  const names = {
    stays: "Taawounia Tazart",
    rests: "Taawounia Assa",
    left: "Taawounia Zag",
    erased: "Taawounia Msied",
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "tawafuq-export-"));
    made = await withPorts(dataDir, async (ports) => {
      const ids: string[] = [];
      for (const name of Object.values(names)) {
        const { cooperative } = await createCooperative(ports, system, aCooperative({ name: { fr: name } }));
        ids.push(cooperative.id);
      }
      const [, rests = "", left = "", erased = ""] = ids;
      await changeCooperativeAvailability(ports, asCooperative(rests), rests, 1, "paused");
      await changeCooperativeAvailability(ports, asCooperative(left), left, 1, "withdrawn");
      await requestDeletion(
        ports,
        { kind: "cooperative", id: erased, via: { kind: "key", id: "k" } },
        "side",
      );
      await enterIdea(ports, { ...anIdea(), confidentiality: "private", confidential: { fr: "le secret" } });
      return ids;
    });
  });

  afterAll(() => rm(dataDir, { recursive: true, force: true }));

  const personal = /Khadija|tazart@|Youssef|youssef@|le secret/;

  it("names no person, nothing told in confidence and nobody who left; who rests is marked", async () => {
    const out = join(dataDir, "plain.json");
    expect(await cli(dataDir, "export", "--to", out)).toContain("It names no person");
    const text = await readFile(out, "utf8");
    expect(text).not.toMatch(personal);
    const bank = JSON.parse(text);
    const told = bank.cooperatives.map((row: { name: { fr: string }; availability?: string }) => [
      row.name.fr,
      row.availability,
    ]);
    expect(told).toEqual([
      [names.stays, undefined],
      [names.rests, "paused"],
    ]);
    expect(bank.ideas).toMatchObject([{ confidentiality: "private", capexMad: 300_000 }]);
    expect(bank.cooperatives[0].contact).toEqual({ channels: ["email"], preferredLanguage: "fr" });
  });

  it("with contacts has those of cooperatives, each written down as seen", async () => {
    const out = join(dataDir, "contacts.json");
    expect(await cli(dataDir, "export", "--to", out, "--with-contacts")).toContain("in clear");
    const bank = JSON.parse(await readFile(out, "utf8"));
    expect(bank.cooperatives[0].contact).toEqual({
      ...{ channels: ["email"], preferredLanguage: "fr" },
      ...{ personName: "Khadija Amrani", email: "tazart@cooperative.example" },
    });
    expect(JSON.stringify(bank.ideas)).not.toMatch(personal);
    const seen = await withPorts(dataDir, async (ports) =>
      Promise.all(made.map((id) => readAll((page) => ports.views.list({ kind: "cooperative", id }, page)))),
    );
    expect(seen.map((lines) => lines.map(({ viewer, purpose }) => `${viewer} ${purpose}`))).toEqual([
      ["system:cli export"],
      ["system:cli export"],
      [],
      [],
    ]);
  });

  it("is an operator's or administrator's to take", async () => {
    await withPorts(dataDir, async (ports) => {
      const rows = exportBank(ports, asCooperative(made[0] ?? ""), { withContacts: false });
      await expect(rows.next()).rejects.toMatchObject({ code: "not_allowed" });
    });
  });
});
