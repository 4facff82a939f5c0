import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  BatchGetItemCommand,
  CreateBackupCommand,
  CreateTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import { type ServicesInProcess, startServicesInProcess } from "@tawafuq/local/services-in-process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Item, key, n, refusalOf, s, tableDefinition } from "./dynamodb/connection.ts";

const START = Date.parse("2026-01-01T00:00:00Z");
const TableName = "embedded";

describe("embedded DynamoDB alone", () => {
  let dataDir: string;
  let services: ServicesInProcess;
  let client: ReturnType<typeof createClient>;
  let now = START;
  const heard: string[] = [];

  const start = async () => {
    services = await startServicesInProcess({
      dataDir,
      now: () => now,
      onRequest: (operation) => heard.push(operation),
    });
    client = createClient(services.endpoints.dynamodb);
  };
  const stop = async () => {
    client.destroy();
    await services.stop();
  };
  const put = (Item: Item) => client.send(new PutItemCommand({ TableName, Item }));
  const get = async (Key: Item) => (await client.send(new GetItemCommand({ TableName, Key }))).Item;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "tawafuq-embedded-"));
    await start();
    await client.send(new CreateTableCommand(tableDefinition(TableName)));
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName,
        TimeToLiveSpecification: { AttributeName: "expiresAtEpochSeconds", Enabled: true },
      }),
    );
  });

  afterAll(async () => {
    await stop();
    await rm(dataDir, { recursive: true });
  });

  test("an expired item stays until the sweep and then goes with its index row", async () => {
    const expiry = { expiresAtEpochSeconds: n(START / 1000 + 60), gsi1pk: s("E"), gsi1sk: s("1") };
    await put({ ...key("expires"), ...expiry });
    await put({ ...key("stays"), text: s("no expiry") });
    now = START + 60_000;
    expect(await services.dynamodb.sweepExpired()).toBe(0);
    now = START + 62_000;
    expect(await get(key("expires"))).toBeDefined();
    expect(await services.dynamodb.sweepExpired()).toBe(1);
    expect(await get(key("expires"))).toBeUndefined();
    expect(await get(key("stays"))).toBeDefined();
    const { Count } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :e",
        ExpressionAttributeValues: { ":e": s("E") },
      }),
    );
    expect(Count).toBe(0);
  });

  test("an item whose expiry is moved or taken away is not swept", async () => {
    const soon = n(Math.floor(now / 1000) + 10);
    await put({ ...key("moved"), expiresAtEpochSeconds: soon });
    await put({ ...key("kept"), expiresAtEpochSeconds: soon });
    const update = (Key: Item, UpdateExpression: string, values?: Item) =>
      client.send(
        new UpdateItemCommand({ TableName, Key, UpdateExpression, ExpressionAttributeValues: values }),
      );
    await update(key("moved"), "SET expiresAtEpochSeconds = :later", {
      ":later": n(Math.floor(now / 1000) + 1000),
    });
    await update(key("kept"), "REMOVE expiresAtEpochSeconds");
    now += 20_000;
    expect(await services.dynamodb.sweepExpired()).toBe(0);
    expect(await get(key("kept"))).toBeDefined();
    now += 1_000_000;
    expect(await services.dynamodb.sweepExpired()).toBe(1);
    expect(await get(key("moved"))).toBeUndefined();
  });

  test("what is no time in seconds, or over five years past, never expires", async () => {
    await put({ ...key("text"), expiresAtEpochSeconds: s("1") });
    await put({ ...key("old"), expiresAtEpochSeconds: n(1_000_000_000) });
    expect(await services.dynamodb.sweepExpired()).toBe(0);
  });

  test("time to live counts for items that were there before it", async () => {
    const later = "embedded-later";
    await client.send(new CreateTableCommand(tableDefinition(later)));
    const Item = { ...key("before"), expiresAtEpochSeconds: n(Math.floor(now / 1000) - 10) };
    await client.send(new PutItemCommand({ TableName: later, Item }));
    await client.send(
      new UpdateTimeToLiveCommand({
        TableName: later,
        TimeToLiveSpecification: { AttributeName: "expiresAtEpochSeconds", Enabled: true },
      }),
    );
    expect(await services.dynamodb.sweepExpired()).toBe(1);
  });

  test("a client token is remembered for ten minutes, over a restart too", async () => {
    const count = () =>
      client.send(
        new TransactWriteItemsCommand({
          ClientRequestToken: "ten-minutes",
          TransactItems: [
            {
              Update: {
                TableName,
                Key: key("token"),
                UpdateExpression: "ADD tally :one",
                ExpressionAttributeValues: { ":one": n(1) },
              },
            },
          ],
        }),
      );
    await count();
    now += 9 * 60_000;
    await services.dynamodb.sweepExpired();
    await stop();
    await start();
    await count();
    expect(await get(key("token"))).toMatchObject({ tally: n(1) });
    now += 2 * 60_000;
    await services.dynamodb.sweepExpired();
    await count();
    expect(await get(key("token"))).toMatchObject({ tally: n(2) });
  });

  // DynamoDB Local counts transactions once and misses not at all; these are the numbers of AWS's Developer Guide.
  test("transactions cost twice, and reads of what is not there cost their least", async () => {
    const total = { ReturnConsumedCapacity: "TOTAL" } as const;
    const TransactItems = ["1", "2"].map((sk) => ({ Put: { TableName, Item: key("cost", sk) } }));
    const written = await client.send(new TransactWriteItemsCommand({ TransactItems, ...total }));
    expect(written.ConsumedCapacity).toMatchObject([{ TableName, CapacityUnits: 4 }]);
    const read = await client.send(
      new TransactGetItemsCommand({
        TransactItems: ["1", "missing"].map((sk) => ({ Get: { TableName, Key: key("cost", sk) } })),
        ...total,
      }),
    );
    expect(read.ConsumedCapacity).toMatchObject([{ TableName, CapacityUnits: 4 }]);
    const batch = await client.send(
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: [key("cost", "missing")] } },
        ...total,
      }),
    );
    expect(batch.ConsumedCapacity).toMatchObject([{ TableName, CapacityUnits: 0.5 }]);
    const nothing = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: { ":pk": s("nobody") },
        ...total,
      }),
    );
    expect(nothing.ConsumedCapacity?.CapacityUnits).toBe(0.5);
  });

  test("an operation that does not exist here is refused by name", async () => {
    const refusal = await refusalOf(
      client.send(new CreateBackupCommand({ TableName, BackupName: "backup" })),
    );
    expect(refusal.name).toBe("UnknownOperationException");
  });

  test("every request is heard and counted by its operation", async () => {
    heard.length = 0;
    const before = services.dynamodb.counts();
    await get(key("heard"));
    await client.send(new ScanCommand({ TableName, Limit: 1 }));
    expect(heard).toEqual(["dynamodb.GetItem", "dynamodb.Scan"]);
    const response = await fetch(`${services.endpoints.dynamodb}/_counts`);
    expect(await response.json()).toEqual({
      ...before,
      GetItem: (before.GetItem ?? 0) + 1,
      Scan: (before.Scan ?? 0) + 1,
    });
  });

  test("a page in a browser cannot reach the data", async () => {
    const response = await fetch(services.endpoints.dynamodb, {
      method: "POST",
      headers: {
        origin: "https://example.com",
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": "DynamoDB_20120810.ListTables",
      },
      body: "{}",
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      __type: expect.stringContaining("UnknownOperationException"),
    });
  });
});
