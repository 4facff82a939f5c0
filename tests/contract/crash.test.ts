import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CreateTableCommand,
  type DynamoDBClient,
  PutItemCommand,
  paginateQuery,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { startServices } from "@tawafuq/local/services";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../support/seeded-random.ts";
import { createClient, type Item, key, n, s, tableDefinition } from "./dynamodb/connection.ts";

const TableName = "crash";
const ROUNDS = 6;
const WRITERS = 4;
const ITEMS_PER_TRANSACTION = 4;

/** What the server has acknowledged, and the deletions under way; everything else may or may not have happened. */
interface Acknowledged {
  puts: Set<string>;
  transactions: Set<string>;
  sent: Set<string>;
  deleted: Set<string>;
  /** Deletions that were asked for: the last of a round may have happened without an answer. */
  deleting: Set<string>;
}

const acknowledged: Acknowledged = {
  puts: new Set(),
  transactions: new Set(),
  sent: new Set(),
  deleted: new Set(),
  deleting: new Set(),
};

const indexed = (id: string): Item => ({ gsi1pk: s("ALL"), gsi1sk: s(id) });

async function put(client: DynamoDBClient, id: string): Promise<void> {
  await client.send(new PutItemCommand({ TableName, Item: { ...key("put", id), ...indexed(id) } }));
  acknowledged.puts.add(id);
}

async function transact(client: DynamoDBClient, id: string): Promise<void> {
  const items = Array.from({ length: ITEMS_PER_TRANSACTION }, (_, part) => ({
    ...key("transaction", `${id}#${part}`),
    ...indexed(`${id}#${part}`),
    text: s("ع".repeat(500)),
  }));
  await client.send(
    new TransactWriteItemsCommand({
      TransactItems: [
        ...items.map((Item) => ({ Put: { TableName, Item } })),
        {
          Update: {
            TableName,
            Key: key("tally"),
            UpdateExpression: "ADD tally :one",
            ExpressionAttributeValues: { ":one": n(1) },
          },
        },
      ],
    }),
  );
  acknowledged.transactions.add(id);
}

async function send(client: SQSClient, url: string, body: string): Promise<void> {
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: body }));
  acknowledged.sent.add(body);
}

async function receiveAndDelete(client: SQSClient, url: string): Promise<void> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl: url }));
  for (const { Body = "", ReceiptHandle } of Messages) {
    acknowledged.deleting.add(Body);
    await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    acknowledged.deleted.add(Body);
  }
}

async function all(client: DynamoDBClient, partition: string, IndexName?: string): Promise<Item[]> {
  const items: Item[] = [];
  const name = IndexName ? "gsi1pk" : "pk";
  const pages = paginateQuery(
    { client },
    {
      TableName,
      IndexName,
      KeyConditionExpression: `${name} = :p`,
      ExpressionAttributeValues: { ":p": s(partition) },
    },
  );
  for await (const page of pages) items.push(...(page.Items ?? []));
  return items;
}

describe("a SIGKILL of the services", () => {
  let dataDir: string;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "tawafuq-crash-"));
  });

  afterAll(async () => {
    await rm(dataDir, { recursive: true });
  });

  const open = async () => {
    const services = await startServices({ dataDir });
    const dynamo = createClient(services.endpoints.dynamodb);
    const sqs = new SQSClient({
      endpoint: services.endpoints.sqs,
      region: "eu-west-3",
      credentials: { accessKeyId: "crash", secretAccessKey: "crash" },
      maxAttempts: 1,
    });
    const { QueueUrl: url = "" } = await sqs.send(
      // Short enough that what a killed receiver had is visible again in the next round.
      new CreateQueueCommand({ QueueName: "crash", Attributes: { VisibilityTimeout: "0" } }),
    );
    return { services, dynamo, sqs, url };
  };

  /** Writes from all sides until so many answers have come, then kills in the middle of what is under way. */
  const runUntilKilled = async (round: number, answers: number) => {
    const { services, dynamo, sqs, url } = await open();
    let left = answers;
    const keepOn = async (work: (id: string) => Promise<void>, writer: string) => {
      for (let i = 0; ; i += 1) {
        try {
          await work(`${round}-${writer}-${i}`);
        } catch {
          return;
        }
        left -= 1;
        if (left === 0) process.kill(services.pid, "SIGKILL");
      }
    };
    const writers = Array.from({ length: WRITERS }, (_, i) => [
      keepOn((id) => put(dynamo, id), `p${i}`),
      keepOn((id) => transact(dynamo, id), `t${i}`),
      keepOn((id) => send(sqs, url, id), `s${i}`),
    ]);
    const receiver = keepOn(() => receiveAndDelete(sqs, url), "r");
    await Promise.all([...writers.flat(), receiver]);
    await services.onExit;
    dynamo.destroy();
    sqs.destroy();
  };

  test("loses nothing acknowledged and leaves no half transaction, round after round", async () => {
    const random = seededRandom(20261124);
    {
      const { services, dynamo, sqs } = await open();
      await dynamo.send(new CreateTableCommand(tableDefinition(TableName)));
      dynamo.destroy();
      sqs.destroy();
      await services.stop();
    }
    for (let round = 0; round < ROUNDS; round += 1) {
      await runUntilKilled(round, 20 + Math.floor(random() * 400));
      const { services, dynamo, sqs, url } = await open();
      const puts = new Set((await all(dynamo, "put")).map((item) => item.sk?.S));
      expect([...acknowledged.puts].filter((id) => !puts.has(id))).toEqual([]);

      const parts = (await all(dynamo, "transaction")).map((item) => item.sk?.S?.split("#")[0] ?? "");
      const sizes = Map.groupBy(parts, (id) => id);
      expect([...sizes.values()].filter((group) => group.length !== ITEMS_PER_TRANSACTION)).toEqual([]);
      expect([...acknowledged.transactions].filter((id) => !sizes.has(id))).toEqual([]);
      const [tally] = await all(dynamo, "tally");
      expect(Number(tally?.tally?.N ?? 0)).toBe(sizes.size);

      const rows = new Set((await all(dynamo, "ALL", "gsi1")).map((item) => item.gsi1sk?.S));
      const items = [...(await all(dynamo, "put")), ...(await all(dynamo, "transaction"))];
      expect(rows).toEqual(new Set(items.map((item) => item.gsi1sk?.S)));

      expect(await lostMessages(sqs, url)).toEqual([]);
      dynamo.destroy();
      sqs.destroy();
      await services.stop();
    }
    expect(acknowledged.puts.size).toBeGreaterThan(ROUNDS);
    expect(acknowledged.transactions.size).toBeGreaterThan(ROUNDS);
    expect(acknowledged.deleted.size).toBeGreaterThan(0);
  });
});

/** Acknowledged messages that nobody asked to delete and that are not there; a deleted one that is back counts as well. */
async function lostMessages(sqs: SQSClient, url: string): Promise<string[]> {
  const there: string[] = [];
  for (;;) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }),
    );
    if (Messages.length === 0) break;
    for (const { Body = "", ReceiptHandle } of Messages) {
      there.push(Body);
      await sqs.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle }));
    }
  }
  const lost = [...acknowledged.sent].filter(
    (body) => !acknowledged.deleting.has(body) && !there.includes(body),
  );
  const back = there.filter((body) => acknowledged.deleted.has(body));
  for (const body of there) {
    acknowledged.deleting.add(body);
    acknowledged.deleted.add(body);
  }
  return [...lost, ...back];
}
