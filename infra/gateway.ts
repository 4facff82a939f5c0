import { domain, region } from "./stage";

/** The address of the API; behind the site's own in a permanent stage, which alone knows the key it asks for. */
export const api = new sst.aws.ApiGatewayV2("Api", {
  // Pages call their own origin; programs of partners are no browsers. Nobody else's page may.
  cors:
    domain === undefined
      ? false
      : {
          allowOrigins: [`https://${domain}`],
          allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
          allowHeaders: ["authorization", "content-type", "idempotency-key", "if-match"],
          exposeHeaders: ["etag", "location", "link", "retry-after"],
          maxAge: "1 day",
        },
  accessLog: { retention: "1 month" },
  transform: {
    stage: {
      // Far above a national busy hour, far below what a table or a budget would feel.
      defaultRouteSettings: {
        throttlingRateLimit: 500,
        throttlingBurstLimit: 1000,
        detailedMetricsEnabled: true,
      },
    },
  },
});

/** Where people reach the pages, for links in letters, and the region that everything else is in. */
export const place = new sst.Linkable("Place", {
  properties: { siteUrl: domain === undefined ? api.url : `https://${domain}`, region },
});
