import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { WatchedClient } from "@tawafuq/aws/create-ports";
import { createMeter, type Usage } from "@tawafuq/tests/cost/meter";
import { startTestApp, type TestApp } from "@tawafuq/tests/support/app";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

/* Figures worked out by hand from the Developer Guide: 4 kB a read unit, half when eventually consistent; 1 kB a write
   unit, every index row its own; transactions twice. */

let app: TestApp;
let dynamodb: DynamoDBClient;
let sqs: SQSClient;
const meter = createMeter();
const table = "tawafuq";

beforeAll(async () => {
  const clients: WatchedClient[] = [];
  app = await startTestApp({
    watch: (client) => {
      clients.push(client);
      meter.watch(client);
    },
  });
  dynamodb = clients.find((client) => client instanceof DynamoDBClient) ?? expect.fail("no table");
  sqs = clients.find((client) => client instanceof SQSClient) ?? expect.fail("no queue");
});
afterAll(() => app.stop());

const s = (text: string) => ({ S: text });
const key = (sk: string) => ({ pk: s("METER"), sk: s(sk) });
/** An item of this many bytes with its keys: "pk" METER "sk" x "t" … */
const sized = (sk: string, bytes: number) => ({
  ...key(sk),
  t: s("a".repeat(bytes - 2 - 5 - 2 - sk.length - 1)),
});
const indexed = (sk: string, place: string) => ({ ...key(sk), gsi1pk: s("G"), gsi1sk: s(place) });

async function cost(act: () => Promise<unknown>): Promise<Partial<Usage>> {
  meter.take();
  await act();
  const { reads, writes, requests } = meter.take();
  return { reads, writes, requests };
}

describe("reads", () => {
  it("cost by the 4 kB of each item, half when they may be old", async () => {
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: sized("a", 4096) }));
    await dynamodb.send(new PutItemCommand({ TableName: table, Item: sized("b", 4097) }));
    const get = (sk: string, ConsistentRead: boolean) => () =>
      dynamodb.send(new GetItemCommand({ TableName: table, Key: key(sk), ConsistentRead }));
    expect(await cost(get("a", true))).toEqual({ reads: 1, writes: 0, requests: 1 });
    expect(await cost(get("b", true))).toEqual({ reads: 2, writes: 0, requests: 1 });
    expect(await cost(get("b", false))).toEqual({ reads: 1, writes: 0, requests: 1 });
    expect(await cost(get("nothing", true))).toEqual({ reads: 1, writes: 0, requests: 1 });
  });

  it("of a range cost by the sum of its bytes, of a batch item by item", async () => {
    for (const sk of ["r1", "r2", "r3"])
      await dynamodb.send(new PutItemCommand({ TableName: table, Item: sized(sk, 1500) }));
    const query = {
      TableName: table,
      KeyConditionExpression: "pk = :pk AND begins_with(sk, :r)",
      ExpressionAttributeValues: { ":pk": s("METER"), ":r": s("r") },
    };
    // 4,500 bytes are two blocks.
    expect(
      (await cost(() => dynamodb.send(new QueryCommand({ ...query, ConsistentRead: true })))).reads,
    ).toBe(2);
    expect((await cost(() => dynamodb.send(new QueryCommand(query)))).reads).toBe(1);
    // A filter drops after reading.
    const filtered = { ...query, FilterExpression: "attribute_not_exists(t)" };
    expect((await cost(() => dynamodb.send(new QueryCommand(filtered)))).reads).toBe(1);
    const Keys = ["r1", "r2", "r3"].map(key);
    const batch = new BatchGetItemCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } });
    expect((await cost(() => dynamodb.send(batch))).reads).toBe(3);
  });
});

describe("writes", () => {
  const put = (Item: object) => () =>
    dynamodb.send(new PutItemCommand({ TableName: table, Item: Item as ReturnType<typeof sized> }));

  it("cost by the 1 kB of the larger of before and after", async () => {
    expect((await cost(put(sized("w", 1024)))).writes).toBe(1);
    expect((await cost(put(sized("w", 2049)))).writes).toBe(3);
    expect((await cost(put(sized("w", 100)))).writes).toBe(3);
    await put(sized("w", 2049))();
    const remove = new DeleteItemCommand({ TableName: table, Key: key("w") });
    expect((await cost(() => dynamodb.send(remove))).writes).toBe(3);
  });

  it("cost one more for an index row, two more where its key moves, and none where it stays out", async () => {
    expect((await cost(put(indexed("i", "1")))).writes).toBe(2);
    expect((await cost(put(indexed("i", "2")))).writes).toBe(3);
    expect((await cost(put({ ...indexed("i", "2"), t: s("x") }))).writes).toBe(2);
    expect((await cost(put(key("i")))).writes).toBe(2);
    expect((await cost(put(key("i")))).writes).toBe(1);
  });

  it("cost twice in a transaction, and in a batch each by itself", async () => {
    const TransactItems = [
      { Put: { TableName: table, Item: indexed("t1", "1") } },
      { Put: { TableName: table, Item: sized("t2", 1025) } },
      {
        ConditionCheck: { TableName: table, Key: key("a"), ConditionExpression: "attribute_exists(pk)" },
      },
    ];
    // (1 + 1 of the index) + 2 + 4 of the item looked at, twice.
    const transaction = new TransactWriteItemsCommand({ TransactItems });
    expect((await cost(() => dynamodb.send(transaction))).writes).toBe(16);
    const requests = ["b1", "b2", "b3"].map((sk) => ({ PutRequest: { Item: key(sk) } }));
    const batch = new BatchWriteItemCommand({ RequestItems: { [table]: requests } });
    expect((await cost(() => dynamodb.send(batch))).writes).toBe(3);
  });

  it("cost even when they are refused", async () => {
    const condition = { ConditionExpression: "attribute_not_exists(pk)" };
    const refusedPut = new PutItemCommand({ TableName: table, Item: key("a"), ...condition });
    await dynamodb.send(refusedPut).catch(() => undefined);
    const piece = { Put: { TableName: table, Item: key("a"), ...condition } };
    const transaction = new TransactWriteItemsCommand({ TransactItems: [piece] });
    meter.take();
    await dynamodb.send(refusedPut).catch(() => undefined);
    await dynamodb.send(transaction).catch(() => undefined);
    expect(meter.take()).toMatchObject({ writes: 1 + 2, refused: 2 });
  });

  it("of an update count the item that it leaves", async () => {
    const update = new UpdateItemCommand({
      TableName: table,
      Key: key("u"),
      UpdateExpression: "SET t = :t",
      ExpressionAttributeValues: { ":t": s("a".repeat(1500)) },
    });
    expect((await cost(() => dynamodb.send(update))).writes).toBe(2);
  });
});

describe("messages", () => {
  it("cost a request for each 64 kB begun, however many are in the batch", async () => {
    const QueueUrl = app.bank.queues.notices;
    const entry = (Id: string, bytes: number) => ({
      Id,
      MessageBody: "a".repeat(bytes),
      MessageGroupId: "g",
      MessageDeduplicationId: `${Id}-${bytes}`,
    });
    meter.take();
    const small = [1, 2, 3].map((at) => entry(String(at), 100));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: small }));
    const large = [4, 5].map((at) => entry(String(at), 40_000));
    await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries: large }));
    const { Id: _, ...single } = entry("6", 10);
    await sqs.send(new SendMessageCommand({ QueueUrl, ...single }));
    const queue = QueueUrl.split("/").at(-1) ?? "";
    expect(meter.take()).toMatchObject({ sqsRequests: 1 + 2 + 1, messages: { [queue]: 6 } });
  });
});
