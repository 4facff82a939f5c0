import {
  BatchEntryIdsNotDistinct,
  BatchRequestTooLong,
  DeleteMessageBatchCommand,
  EmptyBatchRequest,
  InvalidBatchEntryId,
  InvalidMessageContents,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SendMessageCommand,
  TooManyEntriesInBatchRequest,
} from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import { refusalOf } from "../dynamodb/connection.ts";
import type { SqsBench } from "./bench.ts";

const MIB = 1024 * 1024;

export function stateMessages(bench: () => SqsBench): void {
  const sendBatch = (QueueUrl: string, Entries: SendMessageBatchRequestEntry[]) =>
    bench().client.send(new SendMessageBatchCommand({ QueueUrl, Entries }));
  const entries = (count: number, MessageBody = "x") =>
    Array.from({ length: count }, (_, i) => ({ Id: String(i), MessageBody }));

  // The SDK compares the digests of bodies and attributes itself and fails where they differ.
  test("a body with emoji, Arabic, quotes and line ends comes back as it was sent", async () => {
    const queue = await bench().createQueue();
    const body = '{"نص":"تعاونية أركان 🌳 «زيت» ⴰⵔⴳⴰⵏ 👩‍🌾"}\r\n\t<a href="x">&amp;</a>';
    await bench().send(queue, body);
    expect(await bench().bodies(queue)).toEqual([body]);
  });

  test("message attributes come back as asked for, with their digest", async () => {
    const queue = await bench().createQueue();
    const MessageAttributes = {
      "trace.id": { DataType: "String", StringValue: "معرف-١" },
      "trace.part": { DataType: "Number.int", StringValue: "7" },
      bytes: { DataType: "Binary", BinaryValue: new Uint8Array([0, 255, 1]) },
    };
    await bench().send(queue, "with attributes", { MessageAttributes });
    const receive = async (MessageAttributeNames: string[]) => {
      const [message] = await bench().receive(queue, { MessageAttributeNames, VisibilityTimeout: 0 });
      return message?.MessageAttributes;
    };
    expect(await receive(["All"])).toEqual(MessageAttributes);
    expect(Object.keys((await receive(["trace.*"])) ?? {}).sort()).toEqual(["trace.id", "trace.part"]);
    expect(Object.keys((await receive(["bytes"])) ?? {})).toEqual(["bytes"]);
    expect(await receive([])).toBeUndefined();
  });

  test("system attributes tell who, when and how often", async () => {
    const queue = await bench().createQueue();
    const sentAt = bench().now();
    await bench().send(queue, "told", {
      MessageSystemAttributes: { AWSTraceHeader: { DataType: "String", StringValue: "Root=1-2-3" } },
    });
    bench().passSeconds(5);
    const [first] = await bench().receive(queue, { VisibilityTimeout: 0 });
    expect(first?.Attributes).toEqual({
      SenderId: expect.any(String),
      SentTimestamp: String(sentAt),
      ApproximateReceiveCount: "1",
      ApproximateFirstReceiveTimestamp: String(sentAt + 5000),
      AWSTraceHeader: "Root=1-2-3",
    });
    bench().passSeconds(5);
    const [second] = await bench().receive(queue, {
      MessageSystemAttributeNames: ["ApproximateReceiveCount", "ApproximateFirstReceiveTimestamp"],
    });
    expect(second?.Attributes).toEqual({
      ApproximateReceiveCount: "2",
      ApproximateFirstReceiveTimestamp: String(sentAt + 5000),
    });
  });

  test("a batch sends and deletes up to ten and reports each", async () => {
    const queue = await bench().createQueue();
    const sent = await sendBatch(queue.url, entries(10));
    expect(sent.Successful).toHaveLength(10);
    expect(sent.Failed ?? []).toEqual([]);
    const messages = await bench().receive(queue);
    const deleted = await bench().client.send(
      new DeleteMessageBatchCommand({
        QueueUrl: queue.url,
        Entries: [
          ...messages
            .slice(0, 9)
            .map((message, i) => ({ Id: `m${i}`, ReceiptHandle: message.ReceiptHandle })),
          { Id: "wrong", ReceiptHandle: "not a handle" },
        ],
      }),
    );
    expect(deleted.Successful).toHaveLength(9);
    expect(deleted.Failed).toMatchObject([
      { Id: "wrong", SenderFault: true, Code: "ReceiptHandleIsInvalid" },
    ]);
    expect(await bench().counts(queue)).toEqual({ visible: 0, inFlight: 1, delayed: 0 });
  });

  test("one bad entry of a batch fails alone", async () => {
    const queue = await bench().createQueue();
    const { Successful, Failed } = await sendBatch(queue.url, [
      { Id: "good", MessageBody: "ok" },
      { Id: "bad", MessageBody: "\u0001" },
      { Id: "late", MessageBody: "ok", DelaySeconds: 901 },
    ]);
    expect(Successful?.map((entry) => entry.Id)).toEqual(["good"]);
    expect(Failed?.map((entry) => [entry.Id, entry.Code])).toEqual([
      ["bad", "InvalidMessageContents"],
      ["late", "InvalidParameterValue"],
    ]);
  });

  test("impossible batches are refused whole", async () => {
    const { url } = await bench().createQueue();
    const refusals = await Promise.all(
      [
        sendBatch(url, []),
        sendBatch(url, entries(11)),
        sendBatch(url, [...entries(1), ...entries(1)]),
        sendBatch(url, [{ Id: "a b", MessageBody: "x" }]),
        sendBatch(url, entries(2, "x".repeat(MIB / 2 + 1))),
      ].map((call) => refusalOf(call)),
    );
    const kinds = [
      EmptyBatchRequest,
      TooManyEntriesInBatchRequest,
      BatchEntryIdsNotDistinct,
      InvalidBatchEntryId,
      BatchRequestTooLong,
    ];
    expect(refusals.map((refusal, i) => refusal instanceof (kinds[i] ?? Error))).toEqual(
      kinds.map(() => true),
    );
  });

  test("a message of 1 MiB with its attributes is taken, one byte more is refused", async () => {
    const queue = await bench().createQueue();
    const MessageAttributes = { a: { DataType: "String", StringValue: "x" } };
    const room = MIB - "a".length - "String".length - "x".length;
    await bench().send(queue, "ع".repeat(Math.floor(room / 2)), { MessageAttributes });
    const refusal = await refusalOf(bench().send(queue, "x".repeat(room + 1), { MessageAttributes }));
    expect(refusal.name).toBe("InvalidParameterValue");
  });

  test("characters that XML has no place for are refused", async () => {
    const queue = await bench().createQueue();
    for (const body of ["\u0000", "a\u000b", "\uffff"]) {
      expect(await refusalOf(bench().send(queue, body))).toBeInstanceOf(InvalidMessageContents);
    }
    expect((await refusalOf(bench().send(queue, ""))).name).toBe("InvalidParameterValue");
    const nothing = new SendMessageCommand({ QueueUrl: queue.url, MessageBody: undefined });
    expect((await refusalOf(bench().client.send(nothing))).name).toBe("MissingParameter");
  });

  test("messages stay over a restart", async () => {
    const queue = await bench().createQueue();
    await bench().send(queue, "kept");
    await bench().restart();
    expect(await bench().bodies(queue)).toEqual(["kept"]);
  });
}
