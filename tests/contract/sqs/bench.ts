import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { startSqs } from "@tawafuq/local/sqs/server";

export interface Queue {
  url: string;
  arn: string;
}

/** Queues on a server of their own, with a clock that tests move. */
export interface SqsBench {
  client: SQSClient;
  /** Resolves when exactly so many long polls wait at the server. */
  polls(count: number): Promise<void>;
  passSeconds(seconds: number): void;
  now(): number;
  createQueue(attributes?: Record<string, string>): Promise<Queue>;
  /** A queue and its dead-letter queue. */
  createPair(
    maxReceiveCount: number,
    attributes?: Record<string, string>,
  ): Promise<{ queue: Queue; dead: Queue }>;
  send(
    queue: Queue,
    MessageBody: string,
    more?: Partial<SendMessageCommandInput>,
  ): Promise<string | undefined>;
  receive(queue: Queue, more?: Partial<ReceiveMessageCommandInput>): Promise<Message[]>;
  bodies(queue: Queue, more?: Partial<ReceiveMessageCommandInput>): Promise<(string | undefined)[]>;
  remove(queue: Queue, message: Message | undefined): Promise<unknown>;
  counts(queue: Queue): Promise<{ visible: number; inFlight: number; delayed: number }>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function createBench(): Promise<SqsBench> {
  const path = await mkdtemp(join(tmpdir(), "tawafuq-sqs-"));
  let now = Date.parse("2026-01-01T00:00:00Z");
  let server = await startSqs({ path, port: 0, now: () => now });
  let number = 0;
  const connect = () =>
    new SQSClient({
      endpoint: server.endpoint,
      region: "eu-west-3",
      credentials: { accessKeyId: "contract", secretAccessKey: "contract" },
      maxAttempts: 1,
    });

  const bench: SqsBench = {
    client: connect(),
    async polls(count) {
      while (server.waitingPolls() !== count) await new Promise((resolve) => setImmediate(resolve));
    },
    now: () => now,
    passSeconds(seconds) {
      now += seconds * 1000;
      server.clockMoved();
    },
    async createQueue(attributes = {}) {
      number += 1;
      const QueueName = `queue-${number}${attributes.FifoQueue ? ".fifo" : ""}`;
      const { QueueUrl: url = "" } = await bench.client.send(
        new CreateQueueCommand({ QueueName, Attributes: attributes }),
      );
      const { Attributes } = await bench.client.send(
        new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["QueueArn"] }),
      );
      return { url, arn: Attributes?.QueueArn ?? "" };
    },
    async createPair(maxReceiveCount, attributes = {}) {
      const dead = await bench.createQueue(attributes.FifoQueue ? { FifoQueue: "true" } : {});
      const policy = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount });
      return { dead, queue: await bench.createQueue({ ...attributes, RedrivePolicy: policy }) };
    },
    async send(queue, MessageBody, more) {
      const sent = await bench.client.send(
        new SendMessageCommand({ QueueUrl: queue.url, MessageBody, ...more }),
      );
      return sent.MessageId;
    },
    async receive(queue, more) {
      const { Messages } = await bench.client.send(
        new ReceiveMessageCommand({
          QueueUrl: queue.url,
          MaxNumberOfMessages: 10,
          MessageSystemAttributeNames: ["All"],
          ...more,
        }),
      );
      return Messages ?? [];
    },
    bodies: async (queue, more) => (await bench.receive(queue, more)).map((message) => message.Body),
    remove: (queue, message) =>
      bench.client.send(
        new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle: message?.ReceiptHandle }),
      ),
    async counts(queue) {
      const { Attributes } = await bench.client.send(
        new GetQueueAttributesCommand({ QueueUrl: queue.url, AttributeNames: ["All"] }),
      );
      return {
        visible: Number(Attributes?.ApproximateNumberOfMessages),
        inFlight: Number(Attributes?.ApproximateNumberOfMessagesNotVisible),
        delayed: Number(Attributes?.ApproximateNumberOfMessagesDelayed),
      };
    },
    async restart() {
      bench.client.destroy();
      await server.close();
      server = await startSqs({ path, port: 0, now: () => now });
      bench.client = connect();
    },
    async stop() {
      bench.client.destroy();
      await server.close();
      await rm(path, { recursive: true });
    },
  };
  return bench;
}
