import { createFirewall } from "./firewall";
import { api, place } from "./gateway";
import { siteKey } from "./site-key";
import { certificate, domain } from "./stage";

/** Where people reach the pages. */
export const siteUrl = place.properties.siteUrl;

// AWS's own policies, by their published ids.
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const allViewerExceptHostHeader = "b689b0a8-53d0-40ab-baf2-68738e2966ac";
const originId = "api";

/** Writes over whatever the visitor sent: the API takes the peer's address from here. */
const viewerAddress = () =>
  new aws.cloudfront.Function("ViewerAddress", {
    runtime: "cloudfront-js-2.0",
    publish: true,
    comment: "The address of the peer, for limits",
    code: `function handler(event) {
  var request = event.request;
  request.headers["x-viewer-address"] = { value: event.viewer.ip };
  return request;
}`,
  });

/** Kept by address and language: a picture names its language in the query, and nothing else tells two files apart. */
const keptByLanguage = () =>
  new aws.cloudfront.CachePolicy("KeptByLanguage", {
    name: `tawafuq-${$app.stage}-kept`,
    minTtl: 0,
    // As the answer says; a day where it says nothing.
    defaultTtl: 86_400,
    maxTtl: 31_536_000,
    parametersInCacheKeyAndForwardedToOrigin: {
      cookiesConfig: { cookieBehavior: "none" },
      headersConfig: { headerBehavior: "none" },
      queryStringsConfig: { queryStringBehavior: "whitelist", queryStrings: { items: ["lang"] } },
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    },
  });

/** For limits by address, on the way to the API only: not part of what a kept file is found by. */
const withViewerAddress = () =>
  new aws.cloudfront.OriginRequestPolicy("WithViewerAddress", {
    name: `tawafuq-${$app.stage}-viewer-address`,
    cookiesConfig: { cookieBehavior: "none" },
    headersConfig: { headerBehavior: "whitelist", headers: { items: ["x-viewer-address"] } },
    queryStringsConfig: { queryStringBehavior: "none" },
  });

/** The site's address: pages are never kept, files under names made of their content for a year. */
function createSite(host: string): sst.aws.Cdn {
  const viewerRequest = viewerAddress();
  const cachePolicyId = keptByLanguage().id;
  const originRequestPolicyId = withViewerAddress().id;
  const always = {
    targetOriginId: originId,
    viewerProtocolPolicy: "redirect-to-https",
    compress: true,
    functionAssociations: [{ eventType: "viewer-request", functionArn: viewerRequest.arn }],
  };
  const kept = (pathPattern: string) => ({
    ...always,
    pathPattern,
    allowedMethods: ["GET", "HEAD"],
    cachedMethods: ["GET", "HEAD"],
    cachePolicyId,
    originRequestPolicyId,
  });
  return new sst.aws.Cdn("Site", {
    comment: `tawafuq ${$app.stage}`,
    domain: certificate === undefined ? host : { name: host, dns: false, cert: certificate },
    origins: [
      {
        originId,
        domainName: api.url.apply((url) => new URL(url).host),
        customOriginConfig: {
          httpPort: 80,
          httpsPort: 443,
          originProtocolPolicy: "https-only",
          originSslProtocols: ["TLSv1.2"],
          originReadTimeout: 30,
        },
        customHeaders: [
          { name: "x-site-key", value: siteKey.value.apply((keys) => keys.split(",")[0] ?? "") },
        ],
      },
    ],
    defaultCacheBehavior: {
      ...always,
      allowedMethods: ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"],
      cachedMethods: ["GET", "HEAD"],
      cachePolicyId: cachingDisabled,
      originRequestPolicyId: allViewerExceptHostHeader,
    },
    orderedCacheBehaviors: [
      kept("/assets/*"),
      kept("/auth/assets/*"),
      kept("/docs/assets/*"),
      kept("/bank/*/picture"),
    ],
    webAclArn: createFirewall().arn,
    transform: {
      distribution: {
        httpVersion: "http2and3",
        isIpv6Enabled: true,
        // The edges in Spain, Portugal and France are the nearest to Morocco, and in countries of the same law.
        priceClass: "PriceClass_100",
      },
    },
  });
}

if (domain !== undefined) createSite(domain);
