import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  QueueDoesNotExist,
  QueueNameExists,
  SetQueueAttributesCommand,
  TagQueueCommand,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { refusalOf } from "../dynamodb/connection.ts";
import type { SqsBench } from "./bench.ts";

export function stateQueues(bench: () => SqsBench): void {
  const create = (QueueName: string, Attributes: Record<string, string> = {}) =>
    bench().client.send(new CreateQueueCommand({ QueueName, Attributes }));

  test("the same queue again is no change, with another attribute it is refused", async () => {
    const first = await create("again", { VisibilityTimeout: "60" });
    expect(await create("again", { VisibilityTimeout: "60" })).toMatchObject({ QueueUrl: first.QueueUrl });
    const refusal = await refusalOf(create("again", { VisibilityTimeout: "61" }));
    expect(refusal).toBeInstanceOf(QueueNameExists);
  });

  test("a queue is found by name and listed by prefix", async () => {
    const { QueueUrl } = await create("findable");
    await create("findable-2");
    const { client } = bench();
    expect(await client.send(new GetQueueUrlCommand({ QueueName: "findable" }))).toMatchObject({ QueueUrl });
    const { QueueUrls } = await client.send(new ListQueuesCommand({ QueueNamePrefix: "findable" }));
    expect(QueueUrls).toHaveLength(2);
    const page = await client.send(new ListQueuesCommand({ QueueNamePrefix: "findable", MaxResults: 1 }));
    expect(page.QueueUrls).toEqual([QueueUrl]);
    const next = await client.send(
      new ListQueuesCommand({ QueueNamePrefix: "findable", MaxResults: 1, NextToken: page.NextToken }),
    );
    expect(next.QueueUrls).toHaveLength(1);
    expect(next.NextToken).toBeUndefined();
  });

  test("a queue has defaults, and attributes that can be set", async () => {
    const { QueueUrl } = await create("attributes");
    const { client } = bench();
    const read = async () =>
      (await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }))).Attributes;
    expect(await read()).toMatchObject({
      QueueArn: expect.stringMatching(/^arn:aws:sqs:[\w-]+:\d{12}:attributes$/),
      VisibilityTimeout: "30",
      DelaySeconds: "0",
      MessageRetentionPeriod: "345600",
      ReceiveMessageWaitTimeSeconds: "0",
      MaximumMessageSize: "1048576",
      CreatedTimestamp: String(bench().now() / 1000),
    });
    await client.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: "5" } }));
    expect(await read()).toMatchObject({ VisibilityTimeout: "5", DelaySeconds: "0" });
  });

  test("impossible names, attributes and dead-letter queues are refused", async () => {
    const policy = (arn: string, count: unknown) =>
      JSON.stringify({ deadLetterTargetArn: arn, maxReceiveCount: count });
    const { arn } = await bench().createQueue();
    const calls = [
      create("a space"),
      create("no-suffix", { FifoQueue: "true" }),
      create("suffix.fifo"),
      create("delay", { DelaySeconds: "901" }),
      create("visibility", { VisibilityTimeout: "43201" }),
      create("unknown", { Colour: "blue" }),
      create("no-dead", { RedrivePolicy: policy(`${arn}-nowhere`, 3) }),
      create("count", { RedrivePolicy: policy(arn, 0) }),
      create("mixed.fifo", { FifoQueue: "true", RedrivePolicy: policy(arn, 3) }),
    ];
    const names = (await Promise.all(calls.map((call) => refusalOf(call)))).map(({ name }) => name);
    expect(names).toEqual([
      "InvalidParameterValue",
      "InvalidParameterValue",
      "InvalidParameterValue",
      "InvalidAttributeValue",
      "InvalidAttributeValue",
      "InvalidAttributeName",
      "InvalidParameterValue",
      "InvalidParameterValue",
      "InvalidParameterValue",
    ]);
  });

  test("the sources of a dead-letter queue can be listed", async () => {
    const { queue, dead } = await bench().createPair(3);
    const { queueUrls } = await bench().client.send(
      new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead.url }),
    );
    expect(queueUrls).toEqual([queue.url]);
  });

  test("a purged queue is empty, a deleted one is gone", async () => {
    const queue = await bench().createQueue();
    await bench().send(queue, "one");
    await bench().client.send(new PurgeQueueCommand({ QueueUrl: queue.url }));
    expect(await bench().counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    await bench().client.send(new DeleteQueueCommand({ QueueUrl: queue.url }));
    const refusal = await refusalOf(bench().send(queue, "two"));
    expect(refusal).toBeInstanceOf(QueueDoesNotExist);
    expect(refusal.name).toBe("QueueDoesNotExist");
  });

  test("a url made with another port still finds its queue", async () => {
    const queue = await bench().createQueue();
    const url = queue.url.replace(/:\d+\//, ":1/");
    const { Attributes } = await bench().client.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["QueueArn"] }),
    );
    expect(Attributes).toEqual({ QueueArn: queue.arn });
  });

  test("an operation that does not exist here is refused by name", async () => {
    const queue = await bench().createQueue();
    const refusal = await refusalOf(
      bench().client.send(new TagQueueCommand({ QueueUrl: queue.url, Tags: { a: "b" } })),
    );
    expect(refusal.name).toBe("UnknownOperationException");
  });
}
