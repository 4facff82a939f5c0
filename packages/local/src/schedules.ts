import type { Ports } from "@tawafuq/core/ports";
import { createAuditHandler } from "@tawafuq/functions/workers/audit";
import { createDigestHandler } from "@tawafuq/functions/workers/digest";
import { createExpireHandler } from "@tawafuq/functions/workers/expire";
import { createRecomputeHandler } from "@tawafuq/functions/workers/recompute";
import { createRetentionHandler } from "@tawafuq/functions/workers/retention";
import { createSweepHandler } from "@tawafuq/functions/workers/sweep";

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
/** What Lambda grants a job at most; there is no hurry here, but the jobs know no other life. */
const grantedMs = 900_000;

/** Milliseconds left of what is granted from now on. */
function allowance(): () => number {
  const until = Date.now() + grantedMs;
  return () => until - Date.now();
}

/** A job of the clock: what a schedule starts on AWS. */
interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  /** Also as soon as the system is up: whatever came due while it was down is not left for a day. */
  readonly atStart: boolean;
  run(): Promise<unknown>;
}

/** The very handlers Lambda runs, each with its turn; two of them by name for `drain`. */
export function createSchedules(ports: Ports) {
  const sweep = createSweepHandler(ports);
  const expire = createExpireHandler(ports);
  const recompute = createRecomputeHandler(ports);
  const retention = createRetentionHandler(ports);
  const audit = createAuditHandler(ports);
  const schedules: readonly Schedule[] = [
    { name: "sweep", everyMs: minuteMs, atStart: false, run: sweep },
    { name: "expire", everyMs: 5 * minuteMs, atStart: true, run: expire },
    // Its rule knows the hour and the day, so that it can be asked at any time.
    { name: "digest", everyMs: minuteMs, atStart: true, run: createDigestHandler(ports) },
    { name: "audit", everyMs: hourMs, atStart: true, run: () => audit(allowance()) },
    { name: "retention", everyMs: dayMs, atStart: true, run: () => retention(allowance()) },
    { name: "recompute", everyMs: dayMs, atStart: false, run: () => recompute(allowance()) },
  ];
  return { sweep, expire, schedules };
}
