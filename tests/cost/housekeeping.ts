import { readFile } from "node:fs/promises";
import { measureMatchJobs, measureNotices } from "./matching.ts";
import type { Recorder } from "./record.ts";
import type { World } from "./world.ts";

const demoFile = new URL("../../packages/local/data/demo.json", import.meta.url);

/** What runs without anybody asking: schedules, the night, imports, and proposals nobody answers. */
export async function measureHousekeeping(world: World, recorder: Recorder): Promise<void> {
  const { run } = recorder;
  const { app, handlers } = world;
  await run("sweep with nothing to do", "sweep", () => handlers.sweep());

  const profiles = world.live.roster("cooperative").size + world.live.roster("idea").size;
  const recomputed = await run(
    "recompute, a thousand profiles",
    "recompute",
    () => handlers.recompute(() => Number.POSITIVE_INFINITY),
    () => profiles / 1000,
  );
  if (!recomputed.ran || recomputed.matches + recomputed.lists > 0)
    throw new Error(`The bank differs from its recompute: ${recomputed.examples.join(", ")}.`);

  const demoBank = JSON.parse(await readFile(demoFile, "utf8")) as { cooperatives: { id: string }[] };
  const rows = demoBank.cooperatives.slice(0, 10).map((row) => ({ ...row, id: `again-${row.id}` }));
  const administrator = await app.keyFor({ kind: "administrator", id: "measure" });
  await run(
    "row imported",
    "api",
    async () => {
      const response = await app.request("/v1/imports?source=measured", {
        method: "POST",
        key: administrator,
        json: { ...demoBank, cooperatives: rows, ideas: [] },
      });
      if (response.status >= 400) throw new Error(await response.text());
    },
    () => rows.length,
  );
  await measureMatchJobs(world, recorder, "imported");
  await handlers.round();
  await world.workOff("notices", handlers.notify);

  world.later(20);
  await run(
    "proposal expired",
    "expire",
    () => handlers.expire(),
    ({ expired }) => expired,
  );
  await measureMatchJobs(world, recorder, "expired");
  await measureNotices(world, recorder);
}
