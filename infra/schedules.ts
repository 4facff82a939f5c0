import type { FunctionName } from "./bundling";
import {
  countsMatchRequests,
  type Grant,
  opensSealed,
  relays,
  sendsLetters,
  usesErasures,
  usesTable,
} from "./grants";
import { lambda } from "./lambda";
import { scheduledDead } from "./queues";

interface JobArgs {
  readonly bundle: FunctionName;
  readonly schedule: `rate(${string})` | `cron(${string})`;
  readonly megabytes: number;
  readonly timeoutSeconds: number;
  /** The next call comes soon: a failed one is not repeated. */
  readonly retries: number;
  readonly grants: readonly Grant[];
  readonly retention?: "forever";
  readonly isNightly?: boolean;
}

/** A job that the scheduler calls by Morocco's clock; every job is safe to run twice or late. */
function job(name: string, { schedule, retries, ...args }: JobArgs) {
  const made = lambda(name, args);
  new sst.aws.CronV2(`${name}Cron`, {
    function: made,
    schedule,
    timezone: "Africa/Casablanca",
    retries,
    dlq: scheduledDead.arn,
  });
}

/** Half a minute of work at the most, well within the minute. */
const minutely = { schedule: "rate(1 minute)", timeoutSeconds: 50, retries: 0 } as const;

/** As long as a function may run. */
const nightly = { timeoutSeconds: 900, retries: 2, isNightly: true } as const;

job("Sweep", {
  ...minutely,
  bundle: "sweep",
  megabytes: 512,
  grants: [usesTable, usesErasures, opensSealed, relays],
});

job("Expire", {
  bundle: "expire",
  schedule: "rate(5 minutes)",
  megabytes: 512,
  timeoutSeconds: 120,
  retries: 0,
  grants: [usesTable, opensSealed, relays],
});

job("Round", {
  ...minutely,
  bundle: "round",
  megabytes: 1769,
  grants: [usesTable, opensSealed, relays, countsMatchRequests],
});

job("Digest", {
  bundle: "digest",
  // The rule asks for the hour of the day itself: a clock that differs by an hour loses no day.
  schedule: "cron(0 8-11 ? * MON-FRI *)",
  megabytes: 512,
  timeoutSeconds: 300,
  retries: 2,
  grants: [usesTable, opensSealed, sendsLetters],
});

job("Audit", {
  ...nightly,
  bundle: "audit",
  schedule: "cron(20 1 * * ? *)",
  megabytes: 512,
  grants: [usesTable, opensSealed, sendsLetters],
  // Its lines are the anchor of the audit trail outside the table.
  retention: "forever",
});

job("Retention", {
  ...nightly,
  bundle: "retention",
  schedule: "cron(40 1 * * ? *)",
  megabytes: 512,
  grants: [usesTable, usesErasures, opensSealed, relays],
});

job("Recompute", {
  ...nightly,
  bundle: "recompute",
  schedule: "cron(0 3 * * ? *)",
  megabytes: 3538,
  grants: [usesTable, usesErasures, opensSealed, relays, countsMatchRequests],
});
