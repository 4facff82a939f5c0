import { describe, expect, it } from "vitest";
import { queueArn, sqsEvent, unfinished } from "./sqs-event.ts";

const url = "http://127.0.0.1:4100/000000000000/match-requests.fifo";
const message = (id: string) => ({
  MessageId: id,
  ReceiptHandle: `handle-${id}`,
  Body: `{"text":"زيت 🫒"}`,
  MD5OfBody: "9e107d9d372bb6826bd81d3542a419d6",
  Attributes: {
    ApproximateReceiveCount: "2",
    ApproximateFirstReceiveTimestamp: "1790000001000",
    SentTimestamp: "1790000000000",
    SenderId: "AIDALOCAL",
    MessageGroupId: "idea_1",
    MessageDeduplicationId: "evnt_1",
    SequenceNumber: "18849496460467696128",
  },
});

describe("sqsEvent", () => {
  it("makes the records Lambda makes", () => {
    expect(sqsEvent([message("a")], url, "eu-west-3")).toEqual({
      Records: [
        {
          messageId: "a",
          receiptHandle: "handle-a",
          body: `{"text":"زيت 🫒"}`,
          attributes: message("a").Attributes,
          messageAttributes: {},
          md5OfBody: "9e107d9d372bb6826bd81d3542a419d6",
          eventSource: "aws:sqs",
          eventSourceARN: "arn:aws:sqs:eu-west-3:000000000000:match-requests.fifo",
          awsRegion: "eu-west-3",
        },
      ],
    });
  });

  it("names the queue of any address", () => {
    expect(queueArn("https://sqs.eu-west-3.amazonaws.com/123456789012/notices.fifo", "eu-west-3")).toBe(
      "arn:aws:sqs:eu-west-3:123456789012:notices.fifo",
    );
  });
});

describe("unfinished", () => {
  const messages = ["a", "b", "c"].map(message);

  it("is empty where the worker reported no failure", () => {
    expect(unfinished(messages, { batchItemFailures: [] })).toEqual([]);
  });

  it("is what the worker reported, in order", () => {
    const response = { batchItemFailures: [{ itemIdentifier: "c" }, { itemIdentifier: "b" }] };
    expect(unfinished(messages, response).map(({ MessageId }) => MessageId)).toEqual(["b", "c"]);
  });

  it("is the whole batch where an identifier is empty, as on Lambda", () => {
    expect(unfinished(messages, { batchItemFailures: [{ itemIdentifier: "" }] })).toHaveLength(3);
  });
});
