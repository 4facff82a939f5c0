/** What AWS would answer while a stage is planned: names, addresses and documents made of the inputs alone. */

/** AWS's own example account. */
const account = "123456789012";

type Fields = Record<string, unknown>;

const serviceOf: Readonly<Record<string, (name: string, region: string) => string>> = {
  "aws:dynamodb/table:Table": (name, region) => `arn:aws:dynamodb:${region}:${account}:table/${name}`,
  "aws:sqs/queue:Queue": (name, region) => `arn:aws:sqs:${region}:${account}:${name}`,
  "aws:sns/topic:Topic": (name, region) => `arn:aws:sns:${region}:${account}:${name}`,
  "aws:lambda/function:Function": (name, region) => `arn:aws:lambda:${region}:${account}:function:${name}`,
  "aws:iam/role:Role": (name) => `arn:aws:iam::${account}:role/${name}`,
  "aws:kms/key:Key": (name, region) => `arn:aws:kms:${region}:${account}:key/${name}`,
  "aws:sesv2/emailIdentity:EmailIdentity": (name, region) =>
    `arn:aws:ses:${region}:${account}:identity/${name}`,
  "aws:sesv2/configurationSet:ConfigurationSet": (name, region) =>
    `arn:aws:ses:${region}:${account}:configuration-set/${name}`,
  "aws:pinpoint/smsvoicev2ConfigurationSet:Smsvoicev2ConfigurationSet": (name, region) =>
    `arn:aws:sms-voice:${region}:${account}:configuration-set/${name}`,
  "aws:s3/bucket:Bucket": (name) => `arn:aws:s3:::${name}`,
  "aws:s3/bucketV2:BucketV2": (name) => `arn:aws:s3:::${name}`,
};

/** The state a resource has right after it was made. */
export function stateOf(
  type: string,
  name: string,
  inputs: Fields,
  region: string,
  id?: string,
): { id: string; state: Fields } {
  // A table that is only pointed at is called what it is found by.
  const found = type === "aws:dynamodb/table:Table" && id ? id : undefined;
  const given = [found, inputs.name, inputs.bucket, inputs.emailIdentity, name].find(
    (one) => typeof one === "string",
  ) as string;
  const arn =
    serviceOf[type]?.(given, region) ??
    `arn:aws:${type.split(":")[1]?.split("/")[0]}:${region}:${account}:${name}`;
  const more: Fields =
    type === "aws:sqs/queue:Queue"
      ? { url: `https://sqs.${region}.amazonaws.com/${account}/${given}` }
      : type === "aws:apigatewayv2/api:Api"
        ? {
            apiEndpoint: `https://${name.toLowerCase()}.execute-api.${region}.amazonaws.com`,
            executionArn: `arn:aws:execute-api:${region}:${account}:${name}`,
          }
        : type === "aws:cloudfront/distribution:Distribution"
          ? { domainName: `${name.toLowerCase()}.cloudfront.net`, hostedZoneId: "Z2FDTNDATAQYW2" }
          : type === "aws:acm/certificate:Certificate"
            ? { domainValidationOptions: validationsOf(inputs) }
            : type === "aws:sesv2/emailIdentity:EmailIdentity"
              ? { dkimSigningAttributes: { tokens: ["token1", "token2", "token3"] } }
              : type === "random:index/randomBytes:RandomBytes"
                ? { base64: Buffer.alloc(32, 7).toString("base64") }
                : {};
  // The monitor says "" where nothing is imported.
  return { id: id || `${name}-id`, state: { name: given, arn, ...inputs, ...more } };
}

function validationsOf(inputs: Fields): readonly Fields[] {
  const names = [inputs.domainName, ...((inputs.subjectAlternativeNames as unknown[] | undefined) ?? [])];
  return names.map((domainName) => ({
    domainName,
    resourceRecordName: `_proof.${String(domainName)}`,
    resourceRecordType: "CNAME",
    resourceRecordValue: "_proof.acm-validations.aws",
  }));
}

/** What a lookup returns. @throws Error for one that is not answered here: a new lookup is looked at first */
export function answerCall(token: string, inputs: Fields, region: string): Fields {
  if (token === "aws:index/getPartition:getPartition")
    return { partition: "aws", dnsSuffix: "amazonaws.com" };
  if (token === "aws:index/getRegion:getRegion") return { region, name: region, id: region };
  if (token === "aws:index/getCallerIdentity:getCallerIdentity") return { accountId: account };
  if (token === "aws:iam/getPolicyDocument:getPolicyDocument")
    return { statements: inputs.statements, json: policyJson(inputs.statements) };
  if (token === "aws:route53/getZone:getZone") return { zoneId: "ZONE", name: inputs.name };
  if (token === "aws:cloudfront/getCachePolicy:getCachePolicy")
    return { id: `cache-policy:${String(inputs.name)}` };
  if (token === "aws:cloudfront/getOriginRequestPolicy:getOriginRequestPolicy")
    return { id: `origin-request-policy:${String(inputs.name)}` };
  throw new Error(`no answer for the lookup ${token}`);
}

interface Statement {
  readonly sid?: string;
  readonly effect?: string;
  readonly actions?: readonly string[];
  readonly resources?: readonly string[];
  readonly principals?: readonly { readonly type: string; readonly identifiers: readonly string[] }[];
  readonly conditions?: readonly {
    readonly test: string;
    readonly variable: string;
    readonly values: readonly string[];
  }[];
}

/** A policy document as AWS's provider writes it. */
function policyJson(statements: unknown): string {
  return JSON.stringify({
    Version: "2012-10-17",
    Statement: ((statements ?? []) as Statement[]).map((statement) => ({
      ...(statement.sid && { Sid: statement.sid }),
      Effect: statement.effect ?? "Allow",
      Action: statement.actions,
      Resource: statement.resources,
      ...(statement.principals && {
        Principal: Object.fromEntries(
          statement.principals.map(({ type, identifiers }) => [type, identifiers]),
        ),
      }),
      ...(statement.conditions && {
        Condition: Object.fromEntries(
          statement.conditions.map(({ test, variable, values }) => [test, { [variable]: values }]),
        ),
      }),
    })),
  });
}
