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
