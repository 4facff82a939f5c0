import {
  ChangeMessageVisibilityBatchCommand,
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  MessageNotInflight,
  ReceiptHandleIsInvalid,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { refusalOf } from "../dynamodb/connection.ts";
import type { Queue, SqsBench } from "./bench.ts";

export function stateDelivery(bench: () => SqsBench): void {
  const change = (queue: Queue, message: Message | undefined, VisibilityTimeout: number) =>
    bench().client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue.url,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout,
      }),
    );

  test("a received message is hidden until its visibility timeout and then comes again", async () => {
    const queue = await bench().createQueue({ VisibilityTimeout: "10" });
    await bench().send(queue, "again");
    expect(await bench().bodies(queue)).toEqual(["again"]);
    expect(await bench().bodies(queue)).toEqual([]);
    expect(await bench().counts(queue)).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
    bench().passSeconds(10);
    const [message] = await bench().receive(queue);
    expect(message?.Attributes?.ApproximateReceiveCount).toBe("2");
  });

  test("a receive may set its own visibility timeout", async () => {
    const queue = await bench().createQueue({ VisibilityTimeout: "10" });
    await bench().send(queue, "longer");
    await bench().receive(queue, { VisibilityTimeout: 100 });
    bench().passSeconds(99);
    expect(await bench().bodies(queue)).toEqual([]);
    bench().passSeconds(1);
    expect(await bench().bodies(queue)).toEqual(["longer"]);
  });

  test("visibility 0 makes a message visible at once, and it is not lost", async () => {
    const queue = await bench().createQueue();
    await bench().send(queue, "back");
    for (const count of ["1", "2", "3"]) {
      const [message] = await bench().receive(queue);
      expect(message?.Attributes?.ApproximateReceiveCount).toBe(count);
      await change(queue, message, 0);
      expect(await bench().counts(queue)).toEqual({ visible: 1, inFlight: 0, delayed: 0 });
    }
  });

  test("visibility can be prolonged from now on", async () => {
    const queue = await bench().createQueue({ VisibilityTimeout: "10" });
    await bench().send(queue, "busy");
    const [message] = await bench().receive(queue);
    bench().passSeconds(9);
    await change(queue, message, 10);
    bench().passSeconds(9);
    expect(await bench().bodies(queue)).toEqual([]);
    bench().passSeconds(1);
    expect(await bench().bodies(queue)).toEqual(["busy"]);
  });

  test("a batch changes visibility and reports each", async () => {
    const queue = await bench().createQueue();
    await bench().send(queue, "a");
    await bench().send(queue, "b");
    const messages = await bench().receive(queue);
    const { Successful, Failed } = await bench().client.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl: queue.url,
        Entries: [
          ...messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle, VisibilityTimeout: 0 })),
          { Id: "too-long", ReceiptHandle: messages[0]?.ReceiptHandle, VisibilityTimeout: 43_201 },
        ],
      }),
    );
    expect(Successful?.map((entry) => entry.Id)).toEqual(["0", "1"]);
    expect(Failed).toMatchObject([{ Id: "too-long", Code: "InvalidParameterValue" }]);
    expect(await bench().counts(queue)).toEqual({ visible: 2, inFlight: 0, delayed: 0 });
  });

  test("a message that is visible or gone has no visibility to change", async () => {
    const queue = await bench().createQueue({ VisibilityTimeout: "10" });
    await bench().send(queue, "x");
    const [message] = await bench().receive(queue);
    bench().passSeconds(10);
    expect(await refusalOf(change(queue, message, 5))).toBeInstanceOf(MessageNotInflight);
    await bench().remove(queue, message);
    expect(await refusalOf(change(queue, message, 5))).toBeInstanceOf(MessageNotInflight);
    expect((await refusalOf(change(queue, message, 43_201))).name).toBe("InvalidParameterValue");
  });

  test("a deleted message does not come again, and deleting twice is quiet", async () => {
    const queue = await bench().createQueue({ VisibilityTimeout: "10" });
    await bench().send(queue, "done");
    const [message] = await bench().receive(queue);
    await bench().remove(queue, message);
    await bench().remove(queue, message);
    bench().passSeconds(100);
    expect(await bench().bodies(queue)).toEqual([]);
  });

  test("an older receipt does not delete a message that was received again", async () => {
    const queue = await bench().createQueue({ VisibilityTimeout: "10" });
    await bench().send(queue, "slow");
    const [slow] = await bench().receive(queue);
    bench().passSeconds(10);
    await bench().receive(queue);
    await bench().remove(queue, slow);
    bench().passSeconds(10);
    expect(await bench().bodies(queue)).toEqual(["slow"]);
  });

  test("what is no receipt is refused", async () => {
    const queue = await bench().createQueue();
    const command = new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle: "نص" });
    expect(await refusalOf(bench().client.send(command))).toBeInstanceOf(ReceiptHandleIsInvalid);
  });

  test("a delayed message waits, by its own delay or the queue's", async () => {
    const queue = await bench().createQueue({ DelaySeconds: "30" });
    await bench().send(queue, "own", { DelaySeconds: 60 });
    await bench().send(queue, "queue's");
    expect(await bench().counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 2 });
    bench().passSeconds(30);
    expect(await bench().bodies(queue)).toEqual(["queue's"]);
    bench().passSeconds(30);
    expect(await bench().bodies(queue)).toContain("own");
    expect((await refusalOf(bench().send(queue, "x", { DelaySeconds: 901 }))).name).toBe(
      "InvalidParameterValue",
    );
  });

  test("messages past the retention are gone", async () => {
    const queue = await bench().createQueue({ MessageRetentionPeriod: "60" });
    await bench().send(queue, "old");
    bench().passSeconds(60);
    expect(await bench().bodies(queue)).toEqual([]);
    expect(await bench().counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test("of concurrent receivers each message reaches one", async () => {
    const queue = await bench().createQueue();
    await Promise.all(Array.from({ length: 30 }, (_, i) => bench().send(queue, String(i))));
    const received = await Promise.all(
      Array.from({ length: 10 }, () => bench().bodies(queue, { MaxNumberOfMessages: 3 })),
    );
    const bodies = received.flat().map(Number);
    expect(bodies.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });
}
