import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { type BankSnapshot, snapshotOfRunning } from "@tawafuq/tests/support/bank-snapshot";
import { seededRandom } from "@tawafuq/tests/support/seeded-random";
import { findFreePort, type Started, startAsUser } from "@tawafuq/tests/support/start-as-user";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";

const ready = "Tawafuq is ready";
const roundsOfCrashes = 4;

async function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "tawafuq-crash-"));
}

async function start(dataDir: string): Promise<Started> {
  return startAsUser({ dataDir, port: await findFreePort() });
}

/** Runs to ready and stops; also how long the work took from the first part up, ms. */
async function finish(dataDir: string): Promise<{ snapshot: BankSnapshot; workMs: number }> {
  const started = await start(dataDir);
  try {
    await started.shows("storage");
    const begun = performance.now();
    await started.shows(ready);
    const workMs = performance.now() - begun;
    return { snapshot: await snapshotOfRunning(dataDir), workMs };
  } finally {
    await started.killAll();
  }
}

describe("SIGKILL during the demo import", () => {
  let uninterrupted: Awaited<ReturnType<typeof finish>>;

  beforeAll(async () => {
    const folder = await newFolder();
    uninterrupted = await finish(folder);
    await rm(folder, { recursive: true, force: true });
  }, 120_000);

  it("has something to lose: matches, proposals, notices and letters", () => {
    const { matches, proposals, notices, mailFiles } = uninterrupted.snapshot;
    for (const list of [matches, proposals, notices, mailFiles]) expect(list.length).toBeGreaterThan(10);
  });

  it.each([
    { seed: 20261, victim: "killAll" },
    { seed: 20262, victim: "killMain" },
  ] as const)(
    "loses nothing and tells nothing twice ($victim, seed $seed)",
    async ({ seed, victim }) => {
      const dataDir = await newFolder();
      onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
      const random = seededRandom(seed);
      for (let round = 0; round < roundsOfCrashes; round += 1) {
        const started = await start(dataDir);
        await started.shows("storage");
        // The moment of the crash is the input of this test; nothing is awaited by it.
        await after(random() * uninterrupted.workMs);
        await started[victim]();
      }
      const { snapshot } = await finish(dataDir);
      expect(snapshot).toEqual(uninterrupted.snapshot);
    },
    240_000,
  );
});
