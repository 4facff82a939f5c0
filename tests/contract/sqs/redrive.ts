import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import type { SqsBench } from "./bench.ts";

export function stateRedrive(bench: () => SqsBench): void {
  test("after three receives the next receive finds the message in the dead-letter queue", async () => {
    const { queue, dead } = await bench().createPair(3, { VisibilityTimeout: "10" });
    const id = await bench().send(queue, "poison", {
      MessageAttributes: { kind: { DataType: "String", StringValue: "سم" } },
    });
    for (const count of ["1", "2", "3"]) {
      const [message] = await bench().receive(queue);
      expect(message?.Attributes?.ApproximateReceiveCount).toBe(count);
      expect(await bench().counts(dead)).toMatchObject({ visible: 0 });
      bench().passSeconds(10);
    }
    expect(await bench().bodies(queue)).toEqual([]);
    expect(await bench().counts(queue)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    const [buried] = await bench().receive(dead, { MessageAttributeNames: ["All"] });
    expect(buried).toMatchObject({
      MessageId: id,
      Body: "poison",
      MessageAttributes: { kind: { StringValue: "سم" } },
      Attributes: { DeadLetterQueueSourceArn: queue.arn },
    });
  });

  test("a message received in time is not touched by the redrive", async () => {
    const { queue, dead } = await bench().createPair(1, { VisibilityTimeout: "10" });
    await bench().send(queue, "fine");
    const [message] = await bench().receive(queue);
    await bench().remove(queue, message);
    bench().passSeconds(10);
    expect(await bench().bodies(queue)).toEqual([]);
    expect(await bench().counts(dead)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
  });

  test("good messages are received beside those that are moved away", async () => {
    const { queue, dead } = await bench().createPair(1, { VisibilityTimeout: "10" });
    await bench().send(queue, "poison");
    await bench().receive(queue);
    await bench().send(queue, "good");
    bench().passSeconds(10);
    expect(await bench().bodies(queue, { MaxNumberOfMessages: 1 })).toEqual(["good"]);
    expect(await bench().bodies(dead)).toEqual(["poison"]);
  });

  test("a redrive policy can be taken away", async () => {
    const { queue, dead } = await bench().createPair(1, { VisibilityTimeout: "10" });
    await bench().send(queue, "x");
    await bench().receive(queue);
    await bench().client.send(
      new SetQueueAttributesCommand({ QueueUrl: queue.url, Attributes: { RedrivePolicy: "" } }),
    );
    bench().passSeconds(10);
    expect(await bench().bodies(queue)).toEqual(["x"]);
    expect(await bench().counts(dead)).toMatchObject({ visible: 0 });
  });

  test("a long poll on the dead-letter queue answers when a message is buried", async () => {
    const { queue, dead } = await bench().createPair(1, { VisibilityTimeout: "10" });
    await bench().send(queue, "poison");
    await bench().receive(queue);
    const waiting = bench().bodies(dead, { WaitTimeSeconds: 20 });
    bench().passSeconds(10);
    expect(await bench().bodies(queue)).toEqual([]);
    expect(await waiting).toEqual(["poison"]);
  });
}
