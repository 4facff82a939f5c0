/* What a function may be given: the link that tells it a name, with the very actions that its code calls. */

import { place } from "./gateway";
import { masterKey, wrappingKey } from "./keys";
import { mail, mailArns } from "./mail";
import { inboundEvents, matchRequests, notices, workedQueues } from "./queues";
import { siteKey } from "./site-key";
import { sms, smsArns } from "./sms";
import { erasures, table } from "./table";

type Linked = sst.aws.Dynamo | sst.aws.Queue | sst.Secret | sst.Linkable<Record<string, unknown>>;

export interface Grant {
  readonly links: readonly Linked[];
  readonly permissions: readonly sst.aws.FunctionPermissionArgs[];
}

const grant = (
  links: Grant["links"],
  actions: readonly string[],
  resources: readonly $util.Input<string>[],
) => ({
  links,
  permissions: [{ actions: [...actions], resources: [...resources] }],
});

/** No Scan: no request and no worker reads that way. A transaction needs the right to each of its parts. */
export const usesTable = grant(
  [table],
  [
    "dynamodb:BatchGetItem",
    "dynamodb:BatchWriteItem",
    "dynamodb:ConditionCheckItem",
    "dynamodb:DeleteItem",
    "dynamodb:GetItem",
    "dynamodb:PutItem",
    "dynamodb:Query",
    "dynamodb:UpdateItem",
  ],
  [table.arn, $interpolate`${table.arn}/index/*`],
);

/** Lines of the ledger are begun, listed and finished, never changed. */
export const usesErasures = grant(
  [erasures],
  ["dynamodb:DeleteItem", "dynamodb:PutItem", "dynamodb:Query"],
  [erasures.arn],
);

/** Opens what is sealed, for this purpose only. */
export const opensSealed: Grant = {
  links: [masterKey],
  permissions: [
    {
      actions: ["kms:Decrypt"],
      resources: [wrappingKey.arn],
      conditions: [
        {
          test: "StringEquals",
          variable: "kms:EncryptionContext:purpose",
          values: ["tawafuq-master-key"],
        },
      ],
    },
  ],
};

/** Whoever commits relays its events. */
export const relays = grant([matchRequests, notices], ["sqs:SendMessage"], [matchRequests.arn, notices.arn]);

/** How much waits: a round runs only on a settled bank. */
export const countsMatchRequests = grant([matchRequests], ["sqs:GetQueueAttributes"], [matchRequests.arn]);

/** What an administrator does on `/operations`: count, look at dead letters, give them back. */
export const operatesQueues: Grant = {
  links: workedQueues.flatMap(({ queue, dead }) => [queue, dead]),
  permissions: [
    {
      actions: ["sqs:GetQueueAttributes"],
      resources: workedQueues.flatMap(({ queue, dead }) => [queue.arn, dead.arn]),
    },
    {
      actions: [
        "sqs:ChangeMessageVisibility",
        "sqs:DeleteMessage",
        "sqs:ListMessageMoveTasks",
        "sqs:ReceiveMessage",
        "sqs:StartMessageMoveTask",
      ],
      resources: workedQueues.map(({ dead }) => dead.arn),
    },
    // Where dead letters go back to; to the others whoever commits may send anyway.
    { actions: ["sqs:SendMessage"], resources: [inboundEvents.arn] },
  ],
};

/** What the subscription of a queue calls in the worker's name. */
export const receivesFrom = (queue: sst.aws.Queue) =>
  grant(
    [],
    ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"],
    [queue.arn],
  );

/** SES asks for the second right where a letter is sent as its bytes. */
export const sendsLetters = grant([mail], ["ses:SendEmail", "ses:SendRawEmail"], mailArns);

/** Short messages cost money: only functions that are linked may. */
export const sendsShortMessages = grant([sms], ["sms-voice:SendTextMessage"], smsArns);

export const knowsPlace: Grant = { links: [place], permissions: [] };

/** X-Ray takes no resource. */
export const traces = grant([], ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], ["*"]);

/** What the site shows the API to be let in; others find it closed. */
export const originKey: Grant = { links: [siteKey], permissions: [] };
