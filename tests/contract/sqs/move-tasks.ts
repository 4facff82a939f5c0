import {
  CancelMessageMoveTaskCommand,
  ListMessageMoveTasksCommand,
  ResourceNotFoundException,
  StartMessageMoveTaskCommand,
  UnsupportedOperation,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { refusalOf } from "../dynamodb/connection.ts";
import type { Queue, SqsBench } from "./bench.ts";

export function stateMoveTasks(bench: () => SqsBench): void {
  const start = (source: Queue, more: object = {}) =>
    bench().client.send(new StartMessageMoveTaskCommand({ SourceArn: source.arn, ...more }));
  const list = async (source: Queue) => {
    const { Results } = await bench().client.send(
      new ListMessageMoveTasksCommand({ SourceArn: source.arn, MaxResults: 10 }),
    );
    return Results;
  };
  const cancel = (TaskHandle: string | undefined) =>
    bench().client.send(new CancelMessageMoveTaskCommand({ TaskHandle }));
  const bury = async (queue: Queue, bodies: string[]) => {
    for (const body of bodies) await bench().send(queue, body);
    await bench().receive(queue);
    bench().passSeconds(30);
    await bench().receive(queue);
  };

  test("a task moves dead letters back to where they came from, as new messages", async () => {
    const { queue, dead } = await bench().createPair(1);
    await bury(queue, ["a", "b", "c"]);
    expect(await bench().counts(dead)).toMatchObject({ visible: 3 });
    await start(dead);
    expect(await list(dead)).toMatchObject([
      {
        Status: "COMPLETED",
        SourceArn: dead.arn,
        ApproximateNumberOfMessagesMoved: 3,
        ApproximateNumberOfMessagesToMove: 3,
      },
    ]);
    expect(await bench().counts(dead)).toEqual({ visible: 0, inFlight: 0, delayed: 0 });
    const messages = await bench().receive(queue);
    expect(messages.map((message) => message.Body)).toEqual(["a", "b", "c"]);
    expect(messages[0]?.Attributes).toMatchObject({
      ApproximateReceiveCount: "1",
      SentTimestamp: String(bench().now()),
    });
  });

  test("a task can move them elsewhere", async () => {
    const { queue, dead } = await bench().createPair(1);
    const other = await bench().createQueue();
    await bury(queue, ["a"]);
    await start(dead, { DestinationArn: other.arn });
    expect(await bench().bodies(other)).toEqual(["a"]);
    expect(await list(dead)).toMatchObject([{ DestinationArn: other.arn }]);
  });

  test("a slow task can be watched and cancelled, and only one runs at a time", async () => {
    const { queue, dead } = await bench().createPair(1);
    await bury(queue, ["a", "b", "c"]);
    const { TaskHandle } = await start(dead, { MaxNumberOfMessagesPerSecond: 1 });
    expect(await list(dead)).toMatchObject([
      { Status: "RUNNING", TaskHandle, MaxNumberOfMessagesPerSecond: 1 },
    ]);
    expect(await refusalOf(start(dead))).toBeInstanceOf(UnsupportedOperation);
    const { ApproximateNumberOfMessagesMoved: moved = 0 } = await cancel(TaskHandle);
    expect(moved).toBeLessThan(3);
    expect(await list(dead)).toMatchObject([{ Status: "CANCELLED" }]);
    expect(await bench().counts(dead)).toMatchObject({ visible: 3 - moved });
    expect(await refusalOf(cancel(TaskHandle))).toBeInstanceOf(UnsupportedOperation);
  });

  test("an interrupted task goes on after a restart", async () => {
    const { queue, dead } = await bench().createPair(1);
    await bury(queue, ["a", "b"]);
    await start(dead, { MaxNumberOfMessagesPerSecond: 1 });
    await bench().restart();
    expect(await list(dead)).toMatchObject([{ Status: "COMPLETED", ApproximateNumberOfMessagesMoved: 2 }]);
  });

  test("a queue that is no dead-letter queue, or not there, is refused", async () => {
    const queue = await bench().createQueue();
    expect((await refusalOf(start(queue))).name).toBe("InvalidParameterValue");
    const nowhere = { url: "", arn: `${queue.arn}-nowhere` };
    expect(await refusalOf(start(nowhere))).toBeInstanceOf(ResourceNotFoundException);
    expect(await refusalOf(cancel("unknown"))).toBeInstanceOf(ResourceNotFoundException);
  });
}
