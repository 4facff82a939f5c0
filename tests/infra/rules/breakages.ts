import type { Replacement } from "../support/bundle-config.ts";

/** A mistake somebody could make in the infrastructure, the rule that finds it and what that rule then says. */
interface Breakage {
  readonly what: string;
  readonly change: Replacement;
  readonly foundBy: string;
  readonly says: RegExp;
}

const breakage = (
  what: string,
  file: string,
  [from, to]: readonly [from: string, to: string],
  foundBy: string,
  says: RegExp,
): Breakage => ({ what, change: { file, from, to }, foundBy, says });

const mayDo = "a function may do what its code calls, on what it is linked to, and nothing else";
const kept = "a permanent stage never loses its tables, its key or itself by a command";
const subscribed =
  "each queue has one worker that takes ten at most, reports failures one by one and is bounded";
const scheduled = "each job has one schedule by Morocco's clock, with its repeats and dead letters";
const watched = "every queue, function and table is watched, and the API, the letters and the nightly jobs";

export const breakages: readonly Breakage[] = [
  breakage(
    "a stage that a command may remove",
    "sst.config.ts",
    ["protect: permanent", "protect: false"],
    kept,
    /stage/,
  ),
  breakage(
    "data in another region",
    "sst.config.ts",
    ['region: "eu-west-3"', 'region: "us-east-2"'],
    "everything lives in Paris but what CloudFront wants in North Virginia",
    /us-east-2/,
  ),
  breakage(
    "a table without point-in-time recovery",
    "infra/table.ts",
    [
      "pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 35 }",
      "pointInTimeRecovery: { enabled: false }",
    ],
    "both tables can be restored to any second of 35 days",
    /TableTable/,
  ),
  breakage(
    "tables that may be deleted",
    "infra/table.ts",
    ["deletionProtectionEnabled: isPermanent", "deletionProtectionEnabled: false"],
    kept,
    /TableTable deletion protection/,
  ),
  breakage(
    "a table without clean-up",
    "infra/table.ts",
    ["  ttl: tableAttributes.ttl,\n", ""],
    "the table has the keys, indexes and clean-up attribute that the code names",
    /time to live/,
  ),
  breakage(
    "an index by another attribute",
    "infra/table.ts",
    ["rangeKey: index.sort", "rangeKey: index.partition"],
    "the table has the keys, indexes and clean-up attribute that the code names",
    /indexes/,
  ),
  breakage(
    "a wrapping key that is thrown away with the stage",
    "infra/keys.ts",
    ["retainOnDelete: isPermanent", "retainOnDelete: false"],
    kept,
    /key/,
  ),
  breakage(
    "a wrapping key that never rotates",
    "infra/keys.ts",
    ["enableKeyRotation: true", "enableKeyRotation: false"],
    "the wrapping key rotates and can be called back for a month",
    /false/,
  ),
  breakage(
    "a queue without order",
    "infra/queues.ts",
    ['queue("MatchRequests", true', 'queue("MatchRequests", false'],
    "there are three queues with dead letters of the same kind, and the scheduler's own",
    /MatchRequestsQueue false/,
  ),
  breakage(
    "dead letters of the wrong queue",
    "infra/queues.ts",
    ['queue("Notices", true, noticesDead)', 'queue("Notices", true, matchRequestsDead)'],
    "a message is given up after three receives, into the dead letters of its own queue",
    /Notices dead letters/,
  ),
  breakage(
    "a message given up at its first failure",
    "infra/queues.ts",
    ["retry: queueDefinition.receives", "retry: 1"],
    "a message is given up after three receives, into the dead letters of its own queue",
    /receives: 1/,
  ),
  breakage(
    "a message handed out twice while its worker runs",
    "infra/workers.ts",
    ["const timeoutSeconds = 50", "const timeoutSeconds = 60"],
    "a message stays hidden for six times as long as its worker may run",
    /Match runs for 60 s/,
  ),
  breakage(
    "a batch that fails as a whole",
    "infra/workers.ts",
    ["partialResponses: true", "partialResponses: false"],
    subscribed,
    /"reports":\[\]/,
  ),
  breakage(
    "workers without bound",
    "infra/workers.ts",
    ["transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: atOnce } } }", "transform: {}"],
    subscribed,
    /subscriptions/,
  ),
  breakage(
    "a function on x86",
    "infra/lambda.ts",
    ['architecture: "arm64"', 'architecture: "x86_64"'],
    "every function runs Node 24 on arm64, traced, with logs in JSON",
    /x86_64/,
  ),
  breakage(
    "functions without a trace",
    "infra/lambda.ts",
    ['tracingConfig: { mode: "Active" }', 'tracingConfig: { mode: "PassThrough" }'],
    "every function runs Node 24 on arm64, traced, with logs in JSON",
    /PassThrough/,
  ),
  breakage(
    "every action on the table",
    "infra/grants.ts",
    ['"dynamodb:Query",\n    "dynamodb:UpdateItem"', '"dynamodb:*"'],
    mayDo,
    /dynamodb:\*/,
  ),
  breakage(
    "every queue of the account",
    "infra/grants.ts",
    ["[matchRequests.arn, notices.arn]", '["*"]'],
    mayDo,
    /sqs:SendMessage \*/,
  ),
  breakage(
    "a key that opens anything",
    "infra/grants.ts",
    ['values: ["tawafuq-master-key"]', 'values: ["*"]'],
    mayDo,
    /purpose=\*/,
  ),
  breakage(
    "a transaction that is refused for want of a right",
    "infra/grants.ts",
    ['    "dynamodb:ConditionCheckItem",\n', ""],
    mayDo,
    /Pages/,
  ),
  breakage(
    "letters sent by the API, which carries nothing that sends",
    "infra/api.ts",
    ["grants: everyUseCase,", "grants: [...everyUseCase, sendsLetters],"],
    mayDo,
    /JsonApi/,
  ),
  breakage(
    "an invitation handed to the function that cannot send it",
    "infra/api.ts",
    ["api.route(call, pages.arn)", "api.route(call, jsonApi.arn)"],
    "programs' calls go to the API, /auth to the function that signs in, everything else to the pages",
    /POST \/v1\/invitations JsonApi/,
  ),
  breakage(
    "letters sent by a worker that sends none",
    "infra/workers.ts",
    ["grants: [usesTable, opensSealed],", "grants: [sendsLetters, usesTable, opensSealed],"],
    "a function is linked to what its code asks for, to nothing else",
    /Inbound links/,
  ),
  breakage(
    "SST's own link of a queue, with every right",
    "infra/links.ts",
    ["sst.Linkable.wrap(sst.aws.Queue, (queue) => ({ properties: { url: queue.url } }));", ""],
    mayDo,
    /sqs:\*/,
  ),
  breakage(
    "roles that the whole account may take on",
    "infra/trust.ts",
    ["$transform(aws.iam.Role", "((_type: unknown, _change: unknown) => {})(aws.iam.Role"],
    "a role trusts the one service that needs it, for this account",
    /arn:aws:iam::123456789012:root/,
  ),
  breakage(
    "a job by London's clock",
    "infra/schedules.ts",
    ['timezone: "Africa/Casablanca"', 'timezone: "UTC"'],
    scheduled,
    /UTC/,
  ),
  breakage(
    "a failed job that leaves no trace",
    "infra/schedules.ts",
    ["    dlq: scheduledDead.arn,\n", ""],
    scheduled,
    /schedules/,
  ),
  breakage(
    "a job still running when it comes again",
    "infra/schedules.ts",
    ['schedule: "rate(1 minute)", timeoutSeconds: 50', 'schedule: "rate(1 minute)", timeoutSeconds: 90'],
    "a job that comes again within minutes is done or given up by then",
    /SweepFunction may run for 90 s/,
  ),
  breakage(
    "an API that any page may call",
    "infra/gateway.ts",
    ['maxAge: "1 day",', 'maxAge: "1 day", ...{ allowOrigins: ["*"] },'],
    "browsers may call the API from the site's own pages only",
    /"\*"/,
  ),
  breakage(
    "an API without limits",
    "infra/gateway.ts",
    ["        throttlingRateLimit: 500,\n", ""],
    "the API is limited, measured and logged",
    /limits/,
  ),
  breakage(
    "a function with an address of its own",
    "infra/lambda.ts",
    ["    environment: {\n", "    url: true,\n    environment: {\n"],
    "nothing is public but the API, and before it the site",
    /who calls functions|lets everybody in|Url/,
  ),
  breakage(
    "pages kept at the edge",
    "infra/site.ts",
    ["cachePolicyId: cachingDisabled", "cachePolicyId"],
    "pages are never kept at the edge; files under names of their content are",
    /\* KeptByLanguage/,
  ),
  breakage(
    "one language's picture for everybody",
    "infra/site.ts",
    ['items: ["lang"]', 'items: ["language"]'],
    "what is kept is kept for each language, for nobody in particular, and counted for who asked",
    /query/,
  ),
  breakage(
    "everybody counted as one address",
    "infra/site.ts",
    ['items: ["x-viewer-address"]', 'items: ["x-nobody"]'],
    "what is kept is kept for each language, for nobody in particular, and counted for who asked",
    /address/,
  ),
  breakage(
    "a site without its firewall",
    "infra/site.ts",
    ["    webAclArn: createFirewall().arn,\n", "    ...(createFirewall() && {}),\n"],
    "a firewall stands before the site: floods, known attackers, known attacks",
    /attached/,
  ),
  breakage(
    "an API that lets in whoever comes past the site",
    "infra/site.ts",
    ['{ name: "x-site-key"', '{ name: "x-nothing"'],
    "the site shows the API its key and speaks TLS to it",
    /x-nothing/,
  ),
  breakage(
    "an address that the visitor may write",
    "infra/site.ts",
    [
      'functionAssociations: [{ eventType: "viewer-request", functionArn: viewerRequest.arn }]',
      "functionAssociations: []",
    ],
    "every request is by TLS and carries the peer's true address",
    /redirect-to-https/,
  ),
  breakage(
    "a rule of the firewall that only counts",
    "infra/firewall.ts",
    ["action: { block: { customResponse: { responseCode: 429 } } }", "action: { count: {} }"],
    "a firewall stands before the site: floods, known attackers, known attacks",
    /FloodOfSignIns undefined/,
  ),
  breakage(
    "letters whose return nobody hears of",
    "infra/mail.ts",
    ['types: ["bounce", "complaint", ', "types: ["],
    "letters leave over TLS from an identity with DKIM, under a set that tells what became of them",
    /events/,
  ),
  breakage(
    "a topic that anybody may publish to",
    "infra/mail.ts",
    ["        conditions: [fromThisAccount],\n", ""],
    "what became of letters and messages reaches the inbound queue as it is, from the services of this account only",
    /who publishes/,
  ),
  breakage(
    "short messages on any account's number",
    "infra/sms.ts",
    ['  own("pool"),\n', '  "*",\n'],
    mayDo,
    /sms-voice:SendTextMessage \*/,
  ),
  breakage(
    "functions that nobody watches",
    "infra/alarms.ts",
    ["for (const one of watched) watchFunction(one);", ""],
    watched,
    /nothing watches Errors > 0 FunctionName Pages/,
  ),
  breakage(
    "dead letters that nobody hears of",
    "infra/queues.ts",
    ["queue: notices, dead: noticesDead }", "queue: notices, dead: notices }"],
    watched,
    /nothing watches ApproximateNumberOfMessagesVisible > 0 QueueName NoticesDead/,
  ),
  breakage(
    "a budget nobody is told of",
    "infra/budget.ts",
    ['tell(operators, "ACTUAL", 80), ', ""],
    "operators are told of alarms, of four fifths of the budget and of a forecast above it",
    /budget/,
  ),
  breakage(
    "a dashboard without dead letters",
    "infra/dashboard.ts",
    ['metrics: ofQueues("ApproximateNumberOfMessagesVisible", names.dead)', "metrics: []"],
    "one dashboard shows every function, queue and dead letter",
    /DeadQueue is not shown/,
  ),
];
