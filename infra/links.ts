/*
 * What a link grants. SST's own link of a table grants dynamodb:* and that of a queue sqs:*, so both are wrapped
 * before the first of them is made. No Scan: no request and no worker reads that way.
 */

sst.Linkable.wrap(sst.aws.Dynamo, (table) => ({
  properties: { name: table.name },
  include: [
    sst.aws.permission({
      actions: [
        "dynamodb:GetItem",
        "dynamodb:BatchGetItem",
        "dynamodb:Query",
        "dynamodb:PutItem",
        "dynamodb:UpdateItem",
        "dynamodb:DeleteItem",
        "dynamodb:BatchWriteItem",
      ],
      resources: [table.arn, $interpolate`${table.arn}/index/*`],
    }),
  ],
}));

// Whoever commits relays events; receiving is granted by the subscription, to the one worker of the queue.
sst.Linkable.wrap(sst.aws.Queue, (queue) => ({
  properties: { url: queue.url },
  include: [
    sst.aws.permission({
      actions: ["sqs:SendMessage", "sqs:GetQueueAttributes"],
      resources: [queue.arn],
    }),
  ],
}));
