import type { SQSRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { workOffMessages } from "./standard-batch.ts";

function recordOf(body: string, index: number): SQSRecord {
  return {
    messageId: String(index + 1),
    receiptHandle: `handle-${index}`,
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "1764000000000",
      SenderId: "AIDAEXAMPLE",
      ApproximateFirstReceiveTimestamp: "1764000000001",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-3:000000000000:inbound-events",
    awsRegion: "eu-west-3",
  };
}

async function workOff(...bodies: string[]) {
  const steps: string[] = [];
  const logged: string[] = [];
  const log = {
    info: () => undefined,
    warn: (message: string, fields?: object) => void logged.push(`${message} ${JSON.stringify(fields)}`),
    error: () => undefined,
  };
  const response = await workOffMessages({ Records: bodies.map(recordOf) }, log, async (body) => {
    steps.push(`${body} begins`);
    await Promise.resolve();
    if (body === "fail") throw new Error("it failed");
    steps.push(`${body} ends`);
  });
  return { failed: response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier), steps, logged };
}

describe("workOffMessages", () => {
  it("works off one message after the other and reports those alone that failed", async () => {
    const { failed, steps, logged } = await workOff("a", "fail", "b");
    expect(failed).toEqual(["2"]);
    expect(steps).toEqual(["a begins", "a ends", "fail begins", "b begins", "b ends"]);
    expect(logged).toHaveLength(1);
  });

  it("reports every message when all fail, and throws nothing", async () => {
    expect((await workOff("fail", "fail")).failed).toEqual(["1", "2"]);
  });
});
