import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p99: number;
  readonly mean: number;
  readonly count: number;
}

export function timesOf(samples: readonly number[]): Times {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length);
  return { p50: at(0.5), p99: at(0.99), mean, count: sorted.length };
}

/** Milliseconds one call takes. */
async function clock(run: () => unknown): Promise<number> {
  const started = performance.now();
  const answer = run();
  if (answer instanceof Promise) {
    await answer;
  }
  return performance.now() - started;
}

const warmUpMs = 300;
const leastWarmUps = 5;

/** Until the engine has compiled what it will: a fast task needs many calls for that, a slow one few. */
async function warm<Row>(rows: readonly Row[], task: (row: Row) => unknown): Promise<void> {
  const until = performance.now() + warmUpMs;
  for (let at = 0; at < leastWarmUps || performance.now() < until; at += 1) {
    const row = rows[at % rows.length];
    if (row !== undefined) {
      await clock(() => task(row));
    }
  }
}

/** Runs every task over all rows in short turns, so that a busy machine slows all of them alike. */
export async function inTurns<Row>(
  rows: readonly Row[],
  tasks: Readonly<Record<string, (row: Row) => unknown>>,
  { warmUp, turn }: { readonly warmUp: readonly Row[]; readonly turn: number },
): Promise<Readonly<Record<string, Times>>> {
  const samples = new Map(Object.keys(tasks).map((name) => [name, [] as number[]]));
  for (let from = 0; from < rows.length; from += turn) {
    for (const [name, task] of Object.entries(tasks)) {
      // Before each turn: whoever ran last has emptied the machine's caches.
      await warm(warmUp, task);
      for (const row of rows.slice(from, from + turn)) {
        samples.get(name)?.push(await clock(() => task(row)));
      }
    }
  }
  return Object.fromEntries([...samples].map(([name, taken]) => [name, timesOf(taken)]));
}

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** Bytes of the process that are in use: heap and array buffers. */
export function bytesInUse(): number {
  collectGarbage();
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const steps = 50_000_000;

/** Milliseconds of a fixed plain loop, the best of five: the unit in which two machines can be compared. */
export function calibration(): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const started = performance.now();
    let state = 1;
    let sum = 0;
    for (let at = 0; at < steps; at += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      sum += state & 255;
    }
    const taken = performance.now() - started;
    // The sum is looked at, or the loop could be left out.
    best = sum > 0 ? Math.min(best, taken) : best;
  }
  return best;
}
