import { common } from "./functions";

new sst.aws.CronV2("Sweep", {
  schedule: "rate(1 minute)",
  function: {
    ...common,
    handler: "functions/workers/sweep.handler",
    memory: "512 MB",
    timeout: "50 seconds",
    concurrency: { reserved: 1 },
  },
});

new sst.aws.CronV2("Round", {
  schedule: "rate(1 minute)",
  function: {
    ...common,
    handler: "functions/workers/round.handler",
    memory: "1769 MB",
    timeout: "50 seconds",
    concurrency: { reserved: 1 },
  },
});

new sst.aws.CronV2("Recompute", {
  // Two in the night, UTC; Morocco is an hour ahead.
  schedule: "cron(0 2 * * ? *)",
  function: {
    ...common,
    handler: "functions/workers/recompute.handler",
    memory: "3538 MB",
    timeout: "15 minutes",
    concurrency: { reserved: 1 },
  },
});
