/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    const stage = input?.stage;
    const permanent = stage === "production" || stage === "staging";
    return {
      name: "tawafuq",
      home: "aws",
      removal: permanent ? "retain" : "remove",
      protect: permanent,
      providers: {
        aws: {
          // Paris: in a country whose protection of personal data Morocco's CNDP accepts (law 09-08, articles 43-44),
          // and the nearest such region that has every service used here.
          region: "eu-west-3",
          defaultTags: { tags: { app: "tawafuq", stage: stage ?? "none" } },
        },
      },
    };
  },
  // In this order: a file imports only what stands above it.
  async run() {
    await import("./infra/trust");
    await import("./infra/links");
    await import("./infra/stage");
    await import("./infra/alarm-topic");
    await import("./infra/table");
    await import("./infra/keys");
    await import("./infra/queues");
    await import("./infra/mail");
    await import("./infra/sms");
    const { api } = await import("./infra/api");
    await import("./infra/workers");
    await import("./infra/schedules");
    const { siteUrl } = await import("./infra/site");
    await import("./infra/alarms");
    await import("./infra/budget");
    await import("./infra/dashboard");
    return { site: siteUrl, api: api.url };
  },
});
