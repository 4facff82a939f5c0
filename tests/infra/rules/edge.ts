import { at, type Graph, named, nameOf, ofType } from "../support/graph.ts";
import { differs, isPermanent, type Rule } from "./rule.ts";

const cachingDisabled = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
const distributionOf = (graph: Graph) =>
  named(graph, "aws:cloudfront/distribution:Distribution", "SiteDistribution").inputs;

/** A rule of stages with a site in front of the API. */
const ofSite = (says: string, check: Rule["check"]): Rule => ({
  says,
  check: (graph) => (isPermanent(graph) ? check(graph) : []),
});

interface Behaviour {
  readonly pathPattern?: string;
  readonly cachePolicyId: string;
  readonly originRequestPolicyId?: string;
  readonly viewerProtocolPolicy: string;
  readonly functionAssociations?: readonly { readonly eventType: string; readonly functionArn: string }[];
  readonly allowedMethods: readonly string[];
}

const behavioursOf = (graph: Graph): Behaviour[] => {
  const { defaultCacheBehavior, orderedCacheBehaviors } = distributionOf(graph);
  return [defaultCacheBehavior as Behaviour, ...(orderedCacheBehaviors as Behaviour[])];
};

export const edgeRules: readonly Rule[] = [
  {
    says: "browsers may call the API from the site's own pages only",
    check: (graph) => {
      const { corsConfiguration } = named(graph, "aws:apigatewayv2/api:Api", "ApiApi").inputs;
      if (!isPermanent(graph)) return differs("CORS", corsConfiguration ?? {}, {});
      return differs("CORS", corsConfiguration, {
        allowOrigins: ["https://tawafuq.example"],
        allowMethods: ["GET", "POST", "PUT", "PATCH", "DELETE"],
        allowHeaders: ["authorization", "content-type", "idempotency-key", "if-match"],
        exposeHeaders: ["etag", "location", "link", "retry-after"],
        maxAge: 86_400,
      });
    },
  },
  {
    says: "nothing is public but the API, and before it the site",
    check: (graph) => {
      const apis = ofType(graph, "aws:apigatewayv2/api:Api").length;
      const sites = ofType(graph, "aws:cloudfront/distribution:Distribution").length;
      const callers = ofType(graph, "aws:lambda/permission:Permission").map(({ inputs }) => inputs.principal);
      return [
        ...differs("APIs and sites", [apis, sites], [1, isPermanent(graph) ? 1 : 0]),
        ...differs("who calls functions", [...new Set(callers)], ["apigateway.amazonaws.com"]),
        ...graph.resources
          .filter(({ inputs }) =>
            /"(Principal|AWS)":\s*(\["?)?"\*"/.test(JSON.stringify(inputs).replaceAll("\\", "")),
          )
          .map(({ type, name }) => `${type} ${name} lets everybody in`),
        ...ofType(graph, "aws:lambda/functionUrl:FunctionUrl").map(({ name }) => name),
      ];
    },
  },
  {
    says: "programs' calls go to the API, /auth to the function that signs in, everything else to the pages",
    check: (graph) =>
      differs(
        "routes",
        ofType(graph, "aws:apigatewayv2/route:Route")
          .map(({ name, inputs }) => {
            const integration = named(
              graph,
              "aws:apigatewayv2/integration:Integration",
              name.replace(/Route$/, "Integration"),
            );
            return `${inputs.routeKey} ${nameOf(graph, String(integration.inputs.integrationUri))} ${integration.inputs.payloadFormatVersion}`;
          })
          .sort(),
        [
          "$default Pages 2.0",
          "ANY /auth/{proxy+} Identity 2.0",
          "ANY /bank/{id}/picture Files 2.0",
          "ANY /docs JsonApi 2.0",
          "ANY /docs/assets/{file} Files 2.0",
          ...["/healthz", "/openapi.json", "/v1/{proxy+}"].map((path) => `ANY ${path} JsonApi 2.0`),
          // They send a letter while the caller waits.
          "POST /v1/invitations Pages 2.0",
          "POST /v1/invitations/{id}/resend Pages 2.0",
          "POST /v1/mandates Pages 2.0",
        ],
      ),
  },
  {
    says: "the API is limited, measured and logged",
    check: (graph) => {
      const { defaultRouteSettings, accessLogSettings } = named(
        graph,
        "aws:apigatewayv2/stage:Stage",
        "ApiStage",
      ).inputs;
      return [
        ...differs("limits", defaultRouteSettings, {
          detailedMetricsEnabled: true,
          throttlingBurstLimit: 1000,
          throttlingRateLimit: 500,
        }),
        ...(at(accessLogSettings, "destinationArn") === undefined ? ["no access log"] : []),
      ];
    },
  },
  ofSite("the site shows the API its key and speaks TLS to it", (graph) => {
    const [origin] = distributionOf(graph).origins as Record<string, unknown>[];
    return [
      ...differs("key", origin?.customHeaders, [{ name: "x-site-key", value: "new" }]),
      ...differs("TLS", at(origin, "customOriginConfig", "originProtocolPolicy"), "https-only"),
    ];
  }),
  ofSite("pages are never kept at the edge; files under names of their content are", (graph) =>
    differs(
      "behaviours",
      behavioursOf(graph).map(({ pathPattern = "*", cachePolicyId, originRequestPolicyId = "nothing" }) =>
        [
          pathPattern,
          cachePolicyId === cachingDisabled ? "never" : cachePolicyId,
          originRequestPolicyId,
        ].join(" "),
      ),
      [
        "* never b689b0a8-53d0-40ab-baf2-68738e2966ac",
        ...["/assets/*", "/auth/assets/*", "/docs/assets/*", "/bank/*/picture"].map(
          (path) => `${path} KeptByLanguage-id WithViewerAddress-id`,
        ),
      ],
    ),
  ),
  ofSite(
    "what is kept is kept for each language, for nobody in particular, and counted for who asked",
    (graph) => {
      const kept = named(graph, "aws:cloudfront/cachePolicy:CachePolicy", "KeptByLanguage").inputs;
      const key = kept.parametersInCacheKeyAndForwardedToOrigin;
      const sent = named(
        graph,
        "aws:cloudfront/originRequestPolicy:OriginRequestPolicy",
        "WithViewerAddress",
      ).inputs;
      return [
        ...differs("query", at(key, "queryStringsConfig"), {
          queryStringBehavior: "whitelist",
          queryStrings: { items: ["lang"] },
        }),
        ...differs("cookies", at(key, "cookiesConfig", "cookieBehavior"), "none"),
        ...differs("headers", at(key, "headersConfig", "headerBehavior"), "none"),
        ...differs("least", kept.minTtl, 0),
        ...differs("address", sent.headersConfig, {
          headerBehavior: "whitelist",
          headers: { items: ["x-viewer-address"] },
        }),
      ];
    },
  ),
  ofSite("every request is by TLS and carries the peer's true address", (graph) => {
    const written = named(graph, "aws:cloudfront/function:Function", "ViewerAddress");
    return [
      ...behavioursOf(graph).flatMap(({ pathPattern = "*", viewerProtocolPolicy, functionAssociations }) =>
        differs(
          pathPattern,
          [viewerProtocolPolicy, functionAssociations],
          ["redirect-to-https", [{ eventType: "viewer-request", functionArn: written.arn }]],
        ),
      ),
      ...differs(
        "certificate",
        at(distributionOf(graph), "viewerCertificate", "minimumProtocolVersion"),
        "TLSv1.2_2021",
      ),
      ...differs("name", distributionOf(graph).aliases, ["tawafuq.example"]),
      ...differs("edges", distributionOf(graph).priceClass, "PriceClass_100"),
    ];
  }),
  ofSite("a firewall stands before the site: floods, known attackers, known attacks", (graph) => {
    const firewall = named(graph, "aws:wafv2/webAcl:WebAcl", "Firewall");
    const rules = firewall.inputs.rules as {
      name: string;
      overrideAction?: unknown;
      action?: { block?: unknown };
    }[];
    return [
      ...differs("attached", distributionOf(graph).webAclId, firewall.arn),
      ...differs("scope", [firewall.inputs.scope, firewall.inputs.region], ["CLOUDFRONT", "us-east-1"]),
      ...differs(
        "rules",
        rules.map(
          ({ name, action, overrideAction }) =>
            `${name} ${action?.block ? "blocks" : JSON.stringify(overrideAction)}`,
        ),
        [
          "FloodOfSignIns blocks",
          "Flood blocks",
          'AWSManagedRulesAmazonIpReputationList {"none":{}}',
          'AWSManagedRulesKnownBadInputsRuleSet {"none":{}}',
          'AWSManagedRulesCommonRuleSet {"none":{}}',
        ],
      ),
    ];
  }),
];
