import { createFirewall } from "./firewall";
import { api, place } from "./gateway";
import { siteKey } from "./site-key";
import { certificate, domain } from "./stage";

/** Where people reach the pages. */
export const siteUrl = place.properties.siteUrl;

// AWS's own policies, by their published ids.
const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const cachingOptimized = "658327ea-f89d-4fab-a63d-7e88639e58f6";
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

/** The site's address: pages are never kept, files under names made of their content for a year. */
function createSite(host: string): sst.aws.Cdn {
  const viewerRequest = viewerAddress();
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
    cachePolicyId: cachingOptimized,
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
