import { systemActor } from "@tawafuq/core/actors/actor";
import { createCooperative } from "@tawafuq/core/cooperatives/create-cooperative";
import { bundling, type FunctionName, nodejs } from "@tawafuq/infra/bundling";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { aCooperative } from "@tawafuq/tests/support/builders";
import { bundleFunction, type FunctionBundle, weightsOf } from "@tawafuq/tests/support/bundle-function";
import { lambdaEnvironment } from "@tawafuq/tests/support/lambda-environment";
import { gatewayEvent, queueEvent, startLambda } from "@tawafuq/tests/support/start-lambda";

const runs = 9;
const heaviest = 6;
/** Hono with one route that answers a word. */
const bare = "bare Hono";
/** The same with one read from the table by the SDK: what is left to anybody who keeps data in DynamoDB. */
const reading = "Hono, one GetItem";

/**
 * From the start of a process to its first answer: Node's own start, loading, connecting, answering. All bundles are
 * built with the same options and started in turns; figures are medians.
 */
export interface ColdStart {
  readonly what: string;
  readonly medianMs: number;
  /** To the bare Hono bundle of the same run. */
  readonly ratio: number;
  /** CPU time of that process alone, user and system: what the services and other processes took is left out. */
  readonly cpuMs: number;
  readonly cpuRatio: number;
  /** The same to Hono with one read. */
  readonly cpuToReading: number;
  /** Until the handler is loaded, before the first event: what Lambda calls initialisation. */
  readonly loadedMs: number;
  readonly bytes: number;
  readonly heaviest: readonly (readonly [origin: string, bytes: number])[];
}

async function firstEvents(app: TestApp): Promise<Readonly<Record<FunctionName, object>>> {
  const { cooperative } = await createCooperative(app.ports, systemActor("bench"), aCooperative());
  const { id, version } = cooperative;
  // What most messages are: a profile that was matched meanwhile, a letter whose match is gone.
  const letter = { kind: "decision_needed", delegation: "TANGER", matchId: "none", occurrence: "1" };
  return {
    api: gatewayEvent("GET", "/v1/reference"),
    pages: gatewayEvent("GET", "/"),
    auth: gatewayEvent("GET", "/auth/enter"),
    files: gatewayEvent("GET", "/docs/assets/start.js"),
    match: queueEvent({ kind: "match", subject: { kind: "cooperative", id }, version }),
    notify: queueEvent(letter),
    round: {},
    sweep: {},
    expire: {},
    digest: {},
    inbound: queueEvent({ eventType: "Open" }),
    audit: {},
    retention: {},
    recompute: {},
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

/** Every function and a bare Hono bundle, each in fresh processes in turns, so that all meet the same machine. */
export async function measureColdStarts(): Promise<readonly ColdStart[]> {
  const app = await startTestApp();
  const bundles = new Map<string, FunctionBundle>();
  try {
    const root = gatewayEvent("GET", "/");
    const events: Record<string, object> = { [bare]: root, [reading]: root, ...(await firstEvents(app)) };
    const peer = (handler: string) => ({ handler, nodejs, copyFiles: [] });
    const all = {
      [bare]: peer("tests/bench/bare-hono.handler"),
      [reading]: peer("tests/bench/bare-hono-dynamodb.handler"),
      ...bundling,
    };
    for (const [name, how] of Object.entries(all)) {
      bundles.set(name, await bundleFunction(`bench-${name.replaceAll(/\W+/g, "-")}`, how));
    }
    const times = new Map(
      [...bundles.keys()].map((name) => [name, [] as { all: number; loaded: number; cpu: number }[]]),
    );
    // The first turn warms the disk and is left out.
    for (let run = 0; run <= runs; run += 1) {
      for (const [name, { folder }] of bundles) {
        const environment = await lambdaEnvironment(app, folder);
        const from = performance.now();
        const lambda = await startLambda(folder, environment);
        const loaded = performance.now() - from;
        await lambda.invoke(events[name] ?? {});
        if (run > 0) times.get(name)?.push({ all: performance.now() - from, loaded, cpu: lambda.cpuMs() });
        await lambda.stop();
      }
    }
    const ofBare = times.get(bare) ?? [];
    const bareMs = median(ofBare.map((time) => time.all));
    const cpuOf = (name: string) => median((times.get(name) ?? []).map((time) => time.cpu));
    return [...bundles].map(([what, { bytes, metafile }]) => {
      const of = times.get(what) ?? [];
      const medianMs = median(of.map((time) => time.all));
      return {
        what,
        medianMs,
        ratio: medianMs / bareMs,
        cpuMs: cpuOf(what),
        cpuRatio: cpuOf(what) / cpuOf(bare),
        cpuToReading: cpuOf(what) / cpuOf(reading),
        loadedMs: median(of.map((time) => time.loaded)),
        bytes,
        heaviest: weightsOf(metafile).slice(0, heaviest),
      };
    });
  } finally {
    for (const bundle of bundles.values()) await bundle.remove();
    await app.stop();
  }
}

export function coldStartRows(starts: readonly ColdStart[]): readonly (readonly string[])[] {
  return starts.map((start) => [
    start.what,
    start.heaviest.map(([origin, bytes]) => `${origin} ${(bytes / 1000).toFixed(0)}`).join(", "),
    start.medianMs.toFixed(0),
    `${start.ratio.toFixed(2)}x`,
    start.cpuMs.toFixed(0),
    `${start.cpuRatio.toFixed(2)}x`,
    `${start.cpuToReading.toFixed(2)}x`,
    start.loadedMs.toFixed(0),
    (start.bytes / 1000).toFixed(0),
  ]);
}
