import { SendMessageCommand } from "@aws-sdk/client-sqs";
import { systemActor } from "@tawafuq/core/actors/actor";
import { readDeadLetters, redriveDeadLetters } from "@tawafuq/core/operations/queues";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const actor = systemActor("test");

describe("drain", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  async function send(body: string, id: string): Promise<void> {
    await app.bank.sqs.send(
      new SendMessageCommand({
        QueueUrl: app.bank.queues.matchRequests,
        MessageBody: body,
        MessageGroupId: id,
        MessageDeduplicationId: id,
      }),
    );
  }

  it("comes to rest at once where nothing waits", async () => {
    await app.drain();
    const depths = await app.ports.queues.depths();
    expect(depths.map(({ visible, inFlight, delayed }) => visible + inFlight + delayed)).toEqual(
      depths.map(() => 0),
    );
  });

  it("comes to rest past a message no worker understands, which ends in the dead letters after 3 receives", async () => {
    await send("{not a job 🐐", "poison");
    await app.drain();
    const [letter, ...rest] = await readDeadLetters(app.ports, actor, "match-requests", 10);
    expect(rest).toEqual([]);
    expect(letter).toMatchObject({ queue: "match-requests", body: "{not a job 🐐" });
    expect(app.logged.filter((line) => line.includes("message failed"))).toHaveLength(3);
  });

  it("tries a redriven dead letter again", async () => {
    expect(await redriveDeadLetters(app.ports, actor, "match-requests")).toBe(1);
    await app.drain();
    expect(await readDeadLetters(app.ports, actor, "match-requests", 10)).toHaveLength(1);
  });
});
