import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createPorts, type QueueUrls } from "@tawafuq/aws/create-ports";
import { createQueues } from "@tawafuq/aws/create-queues";
import { createTable } from "@tawafuq/aws/create-table";
import { createMailboxTransports } from "@tawafuq/aws/transports/mailbox";
import type { Log } from "@tawafuq/core/operations/log";
import type { Ports } from "@tawafuq/core/ports";
import { startServices } from "@tawafuq/local/services";

const region = "eu-west-3";
const credentials = { accessKeyId: "test", secretAccessKey: "test" };

export interface Connected {
  readonly ports: Ports;
  /** The same storage with a queue that is not there: every relay fails, as after a crash. */
  readonly portsWithoutQueue: Ports;
  readonly dynamodb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly table: string;
  readonly urls: QueueUrls;
  readonly logged: string[];
  /** Takes everything that is visible off a queue, in the order it comes. */
  takeAll(url: string): Promise<Message[]>;
  stop(): Promise<void>;
}

/** The adapter on embedded services of its own, in a folder that goes away with them. */
export async function connect(): Promise<Connected> {
  const folder = await mkdtemp(join(tmpdir(), "tawafuq-aws-"));
  const services = await startServices({ dataDir: folder });
  const { endpoints } = services;
  const table = "tawafuq";
  const dynamodb = new DynamoDBClient({ region, credentials, endpoint: endpoints.dynamodb });
  const sqs = new SQSClient({ region, credentials, endpoint: endpoints.sqs });
  await createTable(dynamodb, table);
  const urls = await createQueues(sqs);
  const logged: string[] = [];
  const keep = (message: string) => void logged.push(message);
  const log: Log = { info: keep, warn: keep, error: keep };
  const config = {
    table,
    region,
    queues: urls,
    transports: createMailboxTransports(join(folder, "mailbox"), "Tawafuq <bank@tawafuq.example>"),
    endpoints,
    credentials,
    masterKey: randomBytes(32),
    log,
    siteUrl: "http://127.0.0.1:3000",
  };
  const nowhere = `${urls.notices}-nowhere.fifo`;
  return {
    ports: createPorts(config),
    portsWithoutQueue: createPorts({
      ...config,
      queues: { ...urls, matchRequests: nowhere, notices: nowhere },
    }),
    dynamodb,
    sqs,
    table,
    urls,
    logged,
    takeAll: (url) => takeAll(sqs, url),
    async stop() {
      dynamodb.destroy();
      sqs.destroy();
      await services.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function takeAll(sqs: SQSClient, url: string): Promise<Message[]> {
  const taken: Message[] = [];
  for (;;) {
    const { Messages: messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: url,
        MaxNumberOfMessages: 10,
        MessageSystemAttributeNames: ["All"],
      }),
    );
    if (messages.length === 0) return taken;
    taken.push(...messages);
    for (const message of messages)
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: message.ReceiptHandle }));
  }
}
