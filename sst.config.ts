/// <reference path="./.sst/platform/config.d.ts" />

export default $config({
  app(input) {
    const production = input?.stage === "production";
    return {
      name: "tawafuq",
      home: "aws",
      removal: production ? "retain" : "remove",
      protect: production,
      // Paris: the nearest region to Morocco with every service used here.
      providers: { aws: { region: "eu-west-3" } },
    };
  },
  async run() {
    await import("./infra/links");
    await import("./infra/table");
    await import("./infra/queues");
    await import("./infra/keys");
    await import("./infra/mail");
    await import("./infra/sms");
    await import("./infra/workers");
    await import("./infra/schedules");
    const { api } = await import("./infra/api");
    await import("./infra/identity");
    return { api: api.url };
  },
});
