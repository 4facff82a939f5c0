import type { Message } from "@aws-sdk/client-sqs";
import type { createMatchHandler } from "@tawafuq/functions/workers/match";

/** A queue worker as Lambda calls it. */
export type SqsHandler = ReturnType<typeof createMatchHandler>;
type SqsEvent = Parameters<SqsHandler>[0];
type SqsRecord = SqsEvent["Records"][number];
type Response = Awaited<ReturnType<SqsHandler>>;

/** `arn:aws:sqs:<region>:<account>:<queue>` of a queue's address. */
export function queueArn(queueUrl: string, region: string): string {
  const [account = "", queue = ""] = new URL(queueUrl).pathname.split("/").slice(-2);
  return `arn:aws:sqs:${region}:${account}:${queue}`;
}

/** What Lambda makes of one received message; without an id, a handle or a body there is no record. */
function recordOf(message: Message, arn: string, region: string): SqsRecord | undefined {
  const { MessageId: messageId, ReceiptHandle: receiptHandle, Body: body, Attributes: attributes } = message;
  if (messageId === undefined || receiptHandle === undefined || body === undefined) return undefined;
  return {
    messageId,
    receiptHandle,
    body,
    attributes: {
      ...attributes,
      ApproximateReceiveCount: attributes?.ApproximateReceiveCount ?? "1",
      ApproximateFirstReceiveTimestamp: attributes?.ApproximateFirstReceiveTimestamp ?? "0",
      SentTimestamp: attributes?.SentTimestamp ?? "0",
      SenderId: attributes?.SenderId ?? "",
    },
    messageAttributes: {},
    md5OfBody: message.MD5OfBody ?? "",
    eventSource: "aws:sqs",
    eventSourceARN: arn,
    awsRegion: region,
  };
}

/** The event Lambda makes of received messages. */
export function sqsEvent(messages: readonly Message[], queueUrl: string, region: string): SqsEvent {
  const arn = queueArn(queueUrl, region);
  return { Records: messages.flatMap((message) => recordOf(message, arn, region) ?? []) };
}

/** The messages a handler did not finish: those it reported, or all of them where it reported an empty id. */
export function unfinished(messages: readonly Message[], response: Response): readonly Message[] {
  const failed = new Set(response.batchItemFailures.map((failure) => failure.itemIdentifier));
  return failed.has("") ? messages : messages.filter((message) => failed.has(message.MessageId ?? ""));
}
