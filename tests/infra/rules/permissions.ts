import { type Graph, named, nameOf, ofType } from "../support/graph.ts";
import { functions } from "./functions.ts";
import { differs, type Rule } from "./rule.ts";

/* What each part of the code calls, as "action resource". */

const table = [
  ...["BatchGetItem", "BatchWriteItem", "ConditionCheckItem", "DeleteItem"],
  ...["GetItem", "PutItem", "Query", "UpdateItem"],
].flatMap((action) => [`dynamodb:${action} Table`, `dynamodb:${action} Table/index/*`]);
const erasures = ["DeleteItem", "PutItem", "Query"].map((action) => `dynamodb:${action} Erasures`);
const sealed = ["kms:Decrypt WrappingKey if kms:EncryptionContext:purpose=tawafuq-master-key"];
const relays = ["sqs:SendMessage MatchRequests", "sqs:SendMessage Notices"];
// The identity and its set.
const letters = ["ses:SendEmail Letters", "ses:SendRawEmail Letters"];
const sms = [
  "sms-voice:SendTextMessage SmsConfig",
  ...["opt-out-list", "phone-number", "pool", "sender-id"].map(
    (kind) => `sms-voice:SendTextMessage arn:aws:sms-voice:eu-west-3:123456789012:${kind}/*`,
  ),
];
const traces = ["xray:PutTelemetryRecords *", "xray:PutTraceSegments *"];
const queues = ["InboundEvents", "MatchRequests", "Notices"];
const operates = [
  ...queues.flatMap((queue) => [`sqs:GetQueueAttributes ${queue}`, `sqs:GetQueueAttributes ${queue}Dead`]),
  ...[
    "ChangeMessageVisibility",
    "DeleteMessage",
    "ListMessageMoveTasks",
    "ReceiveMessage",
    "StartMessageMoveTask",
  ].flatMap((action) => queues.map((queue) => `sqs:${action} ${queue}Dead`)),
  "sqs:SendMessage InboundEvents",
];
const receives = (queue: string) =>
  ["ChangeMessageVisibility", "DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map(
    (action) => `sqs:${action} ${queue}`,
  );

const common = [...table, ...sealed, ...traces];

/** All that each function may do, and nothing else. */
const expected: Readonly<Record<keyof typeof functions, readonly string[]>> = {
  Pages: [...common, ...erasures, ...relays, ...operates, ...letters, ...sms],
  JsonApi: [...common, ...erasures, ...relays, ...operates],
  Identity: [...common, ...letters, ...sms],
  Files: common,
  Match: [...common, ...relays, ...receives("MatchRequests")],
  Notify: [...common, ...receives("Notices"), ...letters, ...sms],
  Inbound: [...common, ...receives("InboundEvents")],
  Sweep: [...common, ...erasures, ...relays],
  Expire: [...common, ...relays],
  Round: [...common, ...relays, "sqs:GetQueueAttributes MatchRequests"],
  Digest: [...common, ...letters],
  Audit: [...common, ...letters],
  Retention: [...common, ...erasures, ...relays],
  Recompute: [...common, ...erasures, ...relays, "sqs:GetQueueAttributes MatchRequests"],
};

interface Statement {
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** What a role may do, a line each: "action resource", with its condition. */
export function mayDo(graph: Graph, role: string): string[] {
  const policies = (named(graph, "aws:iam/role:Role", role).inputs.inlinePolicies ?? []) as {
    policy: string;
  }[];
  return policies
    .flatMap(({ policy }) => (JSON.parse(policy) as { Statement: Statement[] }).Statement)
    .flatMap(({ Effect, Action, Resource, Condition = {} }) =>
      Action.flatMap((action) =>
        Resource.map((resource) => {
          const conditions = Object.values(Condition).flatMap((one) =>
            Object.entries(one).map(([key, values]) => ` if ${key}=${values.join("|")}`),
          );
          const allowed = Effect === "Allow" ? "" : `${Effect} `;
          return `${allowed}${action} ${resource === "*" ? "*" : nameOf(graph, resource)}${conditions.join("")}`;
        }),
      ),
    )
    .sort();
}

const logsOnly = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

const lambdaTrust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
};
const schedulerTrust = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRole",
      Principal: { Service: "scheduler.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
    },
  ],
};

/** Who may take on a role; where nothing narrowed it, Pulumi holds it as an object. */
const trustOf = (policy: unknown): unknown => (typeof policy === "string" ? JSON.parse(policy) : policy);

/** Jobs that the scheduler calls. */
export const jobs = ["Audit", "Digest", "Expire", "Recompute", "Retention", "Round", "Sweep"];

export const permissionRules: readonly Rule[] = [
  {
    says: "a function may do what its code calls, on what it is linked to, and nothing else",
    check: (graph) =>
      Object.entries(expected).flatMap(([name, actions]) =>
        differs(name, [...new Set(mayDo(graph, `${name}Role`))], [...new Set(actions)].sort()),
      ),
  },
  {
    says: "the scheduler may call its one job and leave a failed call in the dead letters",
    check: (graph) =>
      jobs.flatMap((name) =>
        differs(name, mayDo(graph, `${name}CronRole`), [
          `lambda:InvokeFunction ${name}`,
          "sqs:SendMessage ScheduledDead",
        ]),
      ),
  },
  {
    says: "there are no other roles, users or policies, and none may do more than write its logs besides",
    check: (graph) => [
      ...differs(
        "roles",
        ofType(graph, "aws:iam/role:Role")
          .map(({ name }) => name)
          .sort(),
        [
          ...Object.keys(functions).map((name) => `${name}Role`),
          ...jobs.map((name) => `${name}CronRole`),
        ].sort(),
      ),
      ...graph.resources
        .filter(({ type }) => type.startsWith("aws:iam/") && type !== "aws:iam/role:Role")
        .map(({ type, name }) => `${type} ${name}`),
      ...ofType(graph, "aws:iam/role:Role").flatMap(({ name, inputs }) =>
        differs(
          `${name} managed`,
          inputs.managedPolicyArns ?? [],
          name.endsWith("CronRole") ? [] : [logsOnly],
        ),
      ),
    ],
  },
  {
    says: "a role trusts the one service that needs it, for this account",
    check: (graph) =>
      ofType(graph, "aws:iam/role:Role").flatMap(({ name, inputs }) =>
        differs(
          name,
          trustOf(inputs.assumeRolePolicy),
          name.endsWith("CronRole") ? schedulerTrust : lambdaTrust,
        ),
      ),
  },
];
