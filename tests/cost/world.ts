import { createLiveProfiles, type LiveProfiles } from "@tawafuq/core/matches/live-profiles";
import { createExpireHandler } from "@tawafuq/functions/workers/expire";
import { createMatchHandler } from "@tawafuq/functions/workers/match";
import { createNotifyHandler } from "@tawafuq/functions/workers/notify";
import { createRecomputeHandler } from "@tawafuq/functions/workers/recompute";
import { createRoundHandler } from "@tawafuq/functions/workers/round";
import { createSweepHandler } from "@tawafuq/functions/workers/sweep";
import { pullOnce } from "@tawafuq/local/queue-work";
import { seedDemo } from "@tawafuq/local/seed";
import type { SqsHandler } from "@tawafuq/local/sqs-event";
import { startTestApp, type TestApp } from "../support/app.ts";
import { createMeter, type Meter } from "./meter.ts";

/** Fixed, so that what is measured does not depend on the day; far ahead, as the table drops what has expired by its own clock. */
const seededAt = "2099-03-01T09:00:00.000Z";
const dayMs = 86_400_000;

/** The demonstration bank, matched and told, with its workers at hand one by one and a meter on the wire. */
export interface World {
  readonly app: TestApp;
  readonly meter: Meter;
  /** What the match and round workers keep in memory. */
  readonly live: LiveProfiles;
  readonly handlers: {
    readonly match: SqsHandler;
    readonly notify: SqsHandler;
    readonly round: ReturnType<typeof createRoundHandler>;
    readonly sweep: ReturnType<typeof createSweepHandler>;
    readonly expire: ReturnType<typeof createExpireHandler>;
    readonly recompute: ReturnType<typeof createRecomputeHandler>;
  };
  /** Works the queue off with this handler, message by message, until it is empty; returns how many there were. */
  workOff(queue: "matchRequests" | "notices", handler: SqsHandler): Promise<number>;
  /** Lets this many days pass. */
  later(days: number): void;
}

/** Messages come alone, so that each is measured by itself. */
function oneByOne(handler: SqsHandler): SqsHandler {
  return async ({ Records: records }) => {
    const batchItemFailures = [];
    for (const record of records)
      batchItemFailures.push(...(await handler({ Records: [record] })).batchItemFailures);
    if (batchItemFailures.length > 0) throw new Error("A job failed while it was measured.");
    return { batchItemFailures };
  };
}

/** Starts the demonstration bank in a folder of its own, a day after everything in it has been told. */
export async function startWorld(): Promise<World> {
  const meter = createMeter();
  const app = await startTestApp({ watch: meter.watch });
  const { ports, bank } = app;
  let now = Date.parse(seededAt);
  app.setNow(seededAt);
  await seedDemo(ports, app.dataDir, new AbortController().signal, () => undefined);
  await app.drain();
  const live = createLiveProfiles(ports);
  const world: World = {
    app,
    meter,
    live,
    handlers: {
      match: createMatchHandler(ports, live),
      notify: createNotifyHandler(ports),
      round: createRoundHandler(ports, live),
      sweep: createSweepHandler(ports),
      expire: createExpireHandler(ports),
      recompute: createRecomputeHandler(ports),
    },
    async workOff(queue, handler) {
      const context = { sqs: bank.sqs, region: bank.region, log: ports.log, retryAfterSeconds: 0 };
      const work = { queueUrl: bank.queues[queue], handler: oneByOne(handler) };
      let worked = 0;
      for (;;) {
        const pulled = await pullOnce(context, work, 0);
        if (pulled === 0) return worked;
        worked += pulled;
      }
    },
    later(days) {
      now += days * dayMs;
      app.setNow(new Date(now).toISOString());
    },
  };
  world.later(1);
  return world;
}
