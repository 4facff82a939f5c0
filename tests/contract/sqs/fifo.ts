import {
  ChangeMessageVisibilityCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { refusalOf } from "../dynamodb/connection.ts";
import type { Queue, SqsBench } from "./bench.ts";

const FIFO = { FifoQueue: "true", VisibilityTimeout: "10" };

export function stateFifo(bench: () => SqsBench): void {
  let number = 0;
  const send = (queue: Queue, MessageGroupId: string, body: string, id?: string) => {
    number += 1;
    return bench().send(queue, body, { MessageGroupId, MessageDeduplicationId: id ?? `id-${number}` });
  };

  test("a group comes in the order of sending", async () => {
    const queue = await bench().createQueue(FIFO);
    for (const body of ["1", "2", "3"]) await send(queue, "g", body);
    expect(await bench().bodies(queue)).toEqual(["1", "2", "3"]);
  });

  test("a group waits while one of its messages is in flight, others go on", async () => {
    const queue = await bench().createQueue(FIFO);
    await send(queue, "a", "a1");
    await send(queue, "a", "a2");
    await send(queue, "b", "b1");
    const [first] = await bench().receive(queue, { MaxNumberOfMessages: 1 });
    expect(first?.Body).toBe("a1");
    expect(await bench().bodies(queue)).toEqual(["b1"]);
    await bench().remove(queue, first);
    expect(await bench().bodies(queue)).toEqual(["a2"]);
  });

  test("a message that comes again comes before the rest of its group", async () => {
    const queue = await bench().createQueue(FIFO);
    await send(queue, "g", "1");
    await send(queue, "g", "2");
    const [first] = await bench().receive(queue, { MaxNumberOfMessages: 1 });
    await bench().client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue.url,
        ReceiptHandle: first?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    expect(await bench().bodies(queue)).toEqual(["1", "2"]);
    bench().passSeconds(10);
    expect(await bench().bodies(queue)).toEqual(["1", "2"]);
  });

  test("a group waits while a later one of its messages is still in flight", async () => {
    const queue = await bench().createQueue(FIFO);
    await send(queue, "g", "1");
    await send(queue, "g", "2");
    const [first, second] = await bench().receive(queue);
    await bench().client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue.url,
        ReceiptHandle: first?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    expect(await bench().bodies(queue)).toEqual([]);
    await bench().remove(queue, second);
    expect(await bench().bodies(queue)).toEqual(["1"]);
  });

  test("a long poll answers when its group is free again", async () => {
    const queue = await bench().createQueue(FIFO);
    await send(queue, "g", "1");
    await send(queue, "g", "2");
    const [first] = await bench().receive(queue, { MaxNumberOfMessages: 1 });
    const waiting = bench().bodies(queue, { WaitTimeSeconds: 20 });
    await bench().remove(queue, first);
    expect(await waiting).toEqual(["2"]);
  });

  test("the same deduplication id within five minutes is taken once, also after its message is gone", async () => {
    const queue = await bench().createQueue(FIFO);
    const first = await send(queue, "g", "once", "same");
    const [message] = await bench().receive(queue);
    await bench().remove(queue, message);
    bench().passSeconds(299);
    expect(await send(queue, "g", "once", "same")).toBe(first);
    expect(await bench().counts(queue)).toMatchObject({ visible: 0 });
    bench().passSeconds(1);
    expect(await send(queue, "g", "once", "same")).not.toBe(first);
    expect(await bench().bodies(queue)).toEqual(["once"]);
  });

  test("a deduplication id counts for the whole queue, or for its group where the queue says so", async () => {
    const whole = await bench().createQueue(FIFO);
    await send(whole, "a", "x", "same");
    await send(whole, "b", "y", "same");
    expect(await bench().counts(whole)).toMatchObject({ visible: 1 });
    const grouped = await bench().createQueue({
      ...FIFO,
      DeduplicationScope: "messageGroup",
      FifoThroughputLimit: "perMessageGroupId",
    });
    await send(grouped, "a", "x", "same");
    await send(grouped, "b", "y", "same");
    expect(await bench().counts(grouped)).toMatchObject({ visible: 2 });
  });

  test("deduplication by content compares bodies", async () => {
    const queue = await bench().createQueue({ ...FIFO, ContentBasedDeduplication: "true" });
    for (const body of ["زيت", "زيت", "عسل"]) await bench().send(queue, body, { MessageGroupId: "g" });
    expect(await bench().bodies(queue)).toEqual(["زيت", "عسل"]);
  });

  test("sequence numbers grow, and the message carries its group and ids", async () => {
    const queue = await bench().createQueue(FIFO);
    const { Successful } = await bench().client.send(
      new SendMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: ["1", "2"].map((Id) => ({
          Id,
          MessageBody: Id,
          MessageGroupId: "g",
          MessageDeduplicationId: `batch-${Id}`,
        })),
      }),
    );
    const [first = "", second = ""] = Successful?.map((entry) => entry.SequenceNumber) ?? [];
    expect(first).toMatch(/^\d{20}$/);
    expect(second > first).toBe(true);
    const [message] = await bench().receive(queue);
    expect(message?.Attributes).toMatchObject({
      MessageGroupId: "g",
      MessageDeduplicationId: "batch-1",
      SequenceNumber: first,
    });
  });

  test("a poison message is moved away and frees its group", async () => {
    const { queue, dead } = await bench().createPair(2, FIFO);
    await send(queue, "g", "poison");
    await send(queue, "g", "next");
    for (let receive = 0; receive < 2; receive += 1) {
      expect(await bench().bodies(queue, { MaxNumberOfMessages: 1 })).toEqual(["poison"]);
      bench().passSeconds(10);
    }
    expect(await bench().bodies(queue, { MaxNumberOfMessages: 1 })).toEqual(["next"]);
    const [buried] = await bench().receive(dead);
    expect(buried).toMatchObject({ Body: "poison", Attributes: { MessageGroupId: "g" } });
  });

  test("a message without a group, or without a deduplication id, or with its own delay is refused", async () => {
    const queue = await bench().createQueue(FIFO);
    const attempt = (more: object) =>
      refusalOf(
        bench().client.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: "x", ...more })),
      );
    expect((await attempt({ MessageDeduplicationId: "x" })).name).toBe("MissingParameter");
    expect((await attempt({ MessageGroupId: "g" })).name).toBe("InvalidParameterValue");
    const delayed = { MessageGroupId: "g", MessageDeduplicationId: "x", DelaySeconds: 5 };
    expect((await attempt(delayed)).name).toBe("InvalidParameterValue");
    const spaced = { MessageGroupId: "a b", MessageDeduplicationId: "x" };
    expect((await attempt(spaced)).name).toBe("InvalidParameterValue");
  });
}
