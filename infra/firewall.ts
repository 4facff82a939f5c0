/** WAF for CloudFront lives in North Virginia, wherever the rest is. */
const edgeRegion = "us-east-1";

const visible = (metricName: string) => ({
  cloudwatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});

/** Rules AWS keeps; those named in `counted` only count. */
const managed = (priority: number, name: string, counted: readonly string[] = []) => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: "AWS",
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visible(name),
});

/** Requests of one address in five minutes. Many phones share one address of their operator, so that it is generous. */
const limited = (priority: number, name: string, limit: number, path?: string) => ({
  name,
  priority,
  action: { block: { customResponse: { responseCode: 429 } } },
  statement: {
    rateBasedStatement: {
      limit,
      aggregateKeyType: "IP",
      evaluationWindowSec: 300,
      ...(path !== undefined && {
        scopeDownStatement: {
          byteMatchStatement: {
            fieldToMatch: { uriPath: {} },
            positionalConstraint: "STARTS_WITH",
            searchString: path,
            textTransformations: [{ priority: 0, type: "LOWERCASE" }],
          },
        },
      }),
    },
  },
  visibilityConfig: visible(name),
});

/** What stands before the site: floods, known attackers, known attacks. */
export function createFirewall() {
  return new aws.wafv2.WebAcl("Firewall", {
    region: edgeRegion,
    scope: "CLOUDFRONT",
    description: "Before the pages and the API of the bank",
    defaultAction: { allow: {} },
    visibilityConfig: visible("Firewall"),
    rules: [
      limited(0, "FloodOfSignIns", 300, "/auth/"),
      limited(1, "Flood", 3000),
      managed(2, "AWSManagedRulesAmazonIpReputationList"),
      managed(3, "AWSManagedRulesKnownBadInputsRuleSet"),
      // Imports are larger than 8 kB, and people describe their work in words no rule foresees: bodies are judged by the
      // schemas, which lose nothing that was typed.
      managed(4, "AWSManagedRulesCommonRuleSet", [
        "SizeRestrictions_BODY",
        "CrossSiteScripting_BODY",
        "GenericLFI_BODY",
        "GenericRFI_BODY",
        "NoUserAgent_HEADER",
      ]),
    ],
  });
}
