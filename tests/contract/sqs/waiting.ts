import { ChangeMessageVisibilityCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import type { Queue, SqsBench } from "./bench.ts";

export function stateWaiting(bench: () => SqsBench): void {
  /** Begins a long poll and returns when it waits at the server; `answer` is what it will say. */
  const begin = async <Answer>(call: () => Promise<Answer>): Promise<{ answer: Promise<Answer> }> => {
    const answer = call();
    await bench().polls(1);
    return { answer };
  };
  const poll = (queue: Queue) => begin(() => bench().bodies(queue, { WaitTimeSeconds: 20 }));

  test("a long poll answers when a message is sent", async () => {
    const queue = await bench().createQueue();
    const waiting = await poll(queue);
    await bench().send(queue, "awaited");
    expect(await waiting.answer).toEqual(["awaited"]);
  });

  test("a long poll by the queue's own wait answers when a message is sent", async () => {
    const queue = await bench().createQueue({ ReceiveMessageWaitTimeSeconds: "20" });
    const waiting = await begin(() => bench().bodies(queue));
    await bench().send(queue, "awaited");
    expect(await waiting.answer).toEqual(["awaited"]);
  });

  test("a long poll answers when a delay or a visibility timeout ends", async () => {
    const queue = await bench().createQueue({ VisibilityTimeout: "10" });
    await bench().send(queue, "later", { DelaySeconds: 60 });
    const delayed = await poll(queue);
    bench().passSeconds(60);
    expect(await delayed.answer).toEqual(["later"]);
    const hidden = await poll(queue);
    bench().passSeconds(10);
    expect(await hidden.answer).toEqual(["later"]);
  });

  test("a long poll answers when a message is given back with visibility 0", async () => {
    const queue = await bench().createQueue();
    await bench().send(queue, "back");
    const [message] = await bench().receive(queue);
    const waiting = await poll(queue);
    await bench().client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: queue.url,
        ReceiptHandle: message?.ReceiptHandle,
        VisibilityTimeout: 0,
      }),
    );
    expect(await waiting.answer).toEqual(["back"]);
  });

  test("each message answers one of many polls", async () => {
    const queue = await bench().createQueue();
    const polls = ["a", "b", "c"].map(() =>
      bench().bodies(queue, { WaitTimeSeconds: 20, MaxNumberOfMessages: 1 }),
    );
    await bench().polls(3);
    for (const body of ["a", "b", "c"]) await bench().send(queue, body);
    const bodies = (await Promise.all(polls)).flat();
    expect(bodies.sort()).toEqual(["a", "b", "c"]);
  });

  test("a poll whose client went away takes no message", async () => {
    const queue = await bench().createQueue();
    const abort = new AbortController();
    const gone = await begin(() =>
      bench()
        .client.send(new ReceiveMessageCommand({ QueueUrl: queue.url, WaitTimeSeconds: 20 }), {
          abortSignal: abort.signal,
        })
        .catch((error: Error) => error.name),
    );
    abort.abort();
    expect(await gone.answer).toBe("AbortError");
    await bench().polls(0);
    await bench().send(queue, "still there");
    expect(await bench().bodies(queue)).toEqual(["still there"]);
  });
}
