/*
 * A link tells a function what a resource is called, and permits nothing: SST's own links grant dynamodb:*, sqs:* and
 * ses:*. What a function may do stands beside it, in `grants.ts`. Wrapped before the first of them is made.
 */

sst.Linkable.wrap(sst.aws.Dynamo, (table) => ({ properties: { name: table.name } }));
sst.Linkable.wrap(sst.aws.Queue, (queue) => ({ properties: { url: queue.url } }));
