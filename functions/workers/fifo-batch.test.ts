import type { SQSEvent, SQSRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { workOffBatch } from "./fifo-batch.ts";

function recordOf(messageId: string, group: string, body: string): SQSRecord {
  return {
    messageId,
    receiptHandle: `handle-${messageId}`,
    body,
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "1764000000000",
      SequenceNumber: "18850496460467696128",
      MessageGroupId: group,
      SenderId: "AIDAEXAMPLE",
      MessageDeduplicationId: messageId,
      ApproximateFirstReceiveTimestamp: "1764000000001",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: "arn:aws:sqs:eu-west-3:000000000000:match-requests.fifo",
    awsRegion: "eu-west-3",
  };
}

const Job = z.object({ does: z.enum(["work", "fail"]) });

async function workOff(...records: SQSRecord[]) {
  const done: string[] = [];
  const logged: string[] = [];
  const log = {
    info: () => undefined,
    warn: (message: string, fields?: object) => void logged.push(`${message} ${JSON.stringify(fields)}`),
    error: () => undefined,
  };
  const event: SQSEvent = { Records: records };
  const response = await workOffBatch(event, Job, log, async (job) => {
    if (job.does === "fail") throw new Error("it failed");
    done.push(job.does);
  });
  return { failed: response.batchItemFailures.map((failure) => failure.itemIdentifier), done, logged };
}

const work = '{"does":"work"}';
const fail = '{"does":"fail"}';

describe("workOffBatch", () => {
  it("reports nothing when all is done", async () => {
    expect(await workOff(recordOf("1", "a", work), recordOf("2", "b", work))).toMatchObject({
      failed: [],
      done: ["work", "work"],
    });
  });

  it("reports the rest of a group after a failure and goes on with the others", async () => {
    const { failed, done } = await workOff(
      recordOf("1", "a", work),
      recordOf("2", "a", fail),
      recordOf("3", "b", work),
      recordOf("4", "a", work),
      recordOf("5", "b", work),
    );
    expect(failed).toEqual(["2", "4"]);
    expect(done).toHaveLength(3);
  });

  it.each(["no json", "{}", '{"does":"dance"}', "null"])("fails a body that is no job: %s", async (body) => {
    const { failed, done, logged } = await workOff(recordOf("1", "a", body), recordOf("2", "b", work));
    expect(failed).toEqual(["1"]);
    expect(done).toEqual(["work"]);
    expect(logged).toHaveLength(1);
  });

  it("reports every message when all fail, and throws nothing", async () => {
    expect((await workOff(recordOf("1", "a", fail), recordOf("2", "b", fail))).failed).toEqual(["1", "2"]);
  });

  it("keeps batches that run at once apart", async () => {
    const [first, second] = await Promise.all([
      workOff(recordOf("1", "a", fail), recordOf("2", "a", work)),
      workOff(recordOf("3", "a", work), recordOf("4", "a", work)),
    ]);
    expect(first.failed).toEqual(["1", "2"]);
    expect(second.failed).toEqual([]);
  });
});
