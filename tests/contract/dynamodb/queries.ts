import {
  BatchWriteItemCommand,
  CreateTableCommand,
  type KeyType,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf, s } from "./connection.ts";

const sortKeys = ["A#1", "A#10", "A#2", "B", "a", "é", "ا", "ب", "ﻻ", "🌾"];

export function stateQueries(bench: () => Bench): void {
  const query = (input: Omit<QueryCommandInput, "TableName">) =>
    bench().client.send(new QueryCommand({ TableName: bench().table, ...input }));
  const sorts = async (condition: string, values: Item, more: object = {}) => {
    const { Items } = await query({
      KeyConditionExpression: `pk = :pk${condition && ` AND ${condition}`}`,
      ExpressionAttributeValues: { ":pk": s("list"), ...values },
      ...more,
    });
    return Items?.map((item) => item.sk?.S);
  };

  beforeAll(async () => {
    const items = [
      ...sortKeys.map((sk, i) => ({ ...key("list", sk), place: n(i) })),
      { ...key("list 2", "A"), place: n(0) },
    ];
    await bench().client.send(
      new BatchWriteItemCommand({
        RequestItems: { [bench().table]: items.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
  });

  test("a query gives one partition in the order of UTF-8 bytes, and backwards", async () => {
    expect(await sorts("", {})).toEqual(sortKeys);
    expect(await sorts("", {}, { ScanIndexForward: false })).toEqual([...sortKeys].reverse());
  });

  test("sort key conditions choose a range", async () => {
    expect(await sorts("sk = :a", { ":a": s("A#1") })).toEqual(["A#1"]);
    expect(await sorts("begins_with(sk, :a)", { ":a": s("A#1") })).toEqual(["A#1", "A#10"]);
    expect(await sorts("begins_with(sk, :a)", { ":a": s("ا") })).toEqual(["ا"]);
    expect(await sorts("sk < :a", { ":a": s("A#2") })).toEqual(["A#1", "A#10"]);
    expect(await sorts("sk <= :a", { ":a": s("A#2") })).toEqual(["A#1", "A#10", "A#2"]);
    expect(await sorts("sk > :a", { ":a": s("ب") })).toEqual(["ﻻ", "🌾"]);
    expect(await sorts("sk >= :a", { ":a": s("ب") })).toEqual(["ب", "ﻻ", "🌾"]);
    expect(await sorts("sk BETWEEN :a AND :b", { ":a": s("A#10"), ":b": s("a") })).toEqual([
      "A#10",
      "A#2",
      "B",
      "a",
    ]);
    const backwards = { ScanIndexForward: false };
    expect(await sorts("sk BETWEEN :a AND :b", { ":a": s("A#10"), ":b": s("a") }, backwards)).toEqual([
      "a",
      "B",
      "A#2",
      "A#10",
    ]);
  });

  test("a filter works on what was read, and counts tell both", async () => {
    const input = {
      KeyConditionExpression: "pk = :pk",
      FilterExpression: "place >= :p",
      ExpressionAttributeValues: { ":pk": s("list"), ":p": n(8) },
    };
    const filtered = await query(input);
    expect(filtered).toMatchObject({ Count: 2, ScannedCount: 10 });
    expect(filtered.Items).toHaveLength(2);
    const counted = await query({ ...input, Select: "COUNT" });
    expect(counted).toMatchObject({ Count: 2, ScannedCount: 10 });
    expect(counted.Items).toBeUndefined();
  });

  test("a filter compares documents by content and gives what the projection names", async () => {
    const place = { ...key("documents", "1"), inside: { M: { a: n(1) } }, words: s("🌾") };
    const other = { ...key("documents", "2"), inside: { M: { a: n(2) } }, words: s("Ａ") };
    for (const Item of [place, other]) {
      await bench().client.send(new PutItemCommand({ TableName: bench().table, Item }));
    }
    const { Items } = await query({
      KeyConditionExpression: "pk = :pk",
      FilterExpression: "inside = :inside AND words > :words",
      ProjectionExpression: "sk",
      ExpressionAttributeValues: { ":pk": s("documents"), ":inside": { M: { a: n(1) } }, ":words": s("Ａ") },
    });
    expect(Items).toEqual([{ sk: s("1") }]);
  });

  test("numbers sort by value", async () => {
    const { client } = bench();
    const TableName = "contract-numbers";
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: ["pk", "sk"].map((AttributeName) => ({ AttributeName, AttributeType: "N" })),
        KeySchema: [
          ["pk", "HASH"],
          ["sk", "RANGE"],
        ].map(([AttributeName, KeyType]) => ({ AttributeName, KeyType: KeyType as KeyType })),
      }),
    );
    const numbers = [-100, -20, -3, -0.5, 0, 0.001, 0.5, 1, 9, 10, 10.5, 1e6, 1e20];
    for (const number of [...numbers].reverse()) {
      await client.send(new PutItemCommand({ TableName, Item: { pk: n(1), sk: n(number) } }));
    }
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        KeyConditionExpression: "pk = :one",
        ExpressionAttributeValues: { ":one": n(1) },
      }),
    );
    expect(Items?.map((item) => Number(item.sk?.N))).toEqual(numbers);
  });

  test("an index carries only items with both its keys, whole or their keys alone", async () => {
    const put = (Item: Item) => bench().client.send(new PutItemCommand({ TableName: bench().table, Item }));
    const full = {
      ...key("sparse", "1"),
      gsi1pk: s("G"),
      gsi1sk: s("1"),
      gsi2pk: s("R"),
      gsi2rank: n(5),
      name: s("x"),
    };
    await put(full);
    await put({ ...key("sparse", "2"), gsi1pk: s("G") });
    await put({ ...key("sparse", "3"), gsi1sk: s("1") });
    const whole = await query({
      IndexName: "gsi1",
      KeyConditionExpression: "gsi1pk = :g",
      ExpressionAttributeValues: { ":g": s("G") },
    });
    expect(whole.Items).toEqual([full]);
    const keys = await query({
      IndexName: "gsi2",
      KeyConditionExpression: "gsi2pk = :r AND gsi2rank > :n",
      ExpressionAttributeValues: { ":r": s("R"), ":n": n(4) },
    });
    expect(keys.Items).toEqual([{ ...key("sparse", "1"), gsi2pk: s("R"), gsi2rank: n(5) }]);
  });

  test("an index row moves with its item and goes with it", async () => {
    const update = (expression: string, values: Item) =>
      bench().client.send(
        new UpdateItemCommand({
          TableName: bench().table,
          Key: key("moving"),
          UpdateExpression: expression,
          ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
        }),
      );
    const places = async () => {
      const { Items } = await query({
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :g",
        ExpressionAttributeValues: { ":g": s("moves") },
      });
      return Items?.map((item) => item.gsi1sk?.S);
    };
    await update("SET gsi1pk = :g, gsi1sk = :s", { ":g": s("moves"), ":s": s("1") });
    expect(await places()).toEqual(["1"]);
    await update("SET gsi1sk = :s", { ":s": s("2") });
    expect(await places()).toEqual(["2"]);
    await update("REMOVE gsi1sk", {});
    expect(await places()).toEqual([]);
  });

  test("many items may share both keys of an index", async () => {
    const items = Array.from({ length: 25 }, (_, i) => ({
      ...key("shared", String(i)),
      gsi1pk: s("S"),
      gsi1sk: s("same"),
    }));
    await bench().client.send(
      new BatchWriteItemCommand({
        RequestItems: { [bench().table]: items.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );
    const { Count } = await query({
      IndexName: "gsi1",
      KeyConditionExpression: "gsi1pk = :g AND gsi1sk = :s",
      ExpressionAttributeValues: { ":g": s("S"), ":s": s("same") },
    });
    expect(Count).toBe(25);
  });

  test("refuses an index that is not there, a missing key condition and a strong read of an index", async () => {
    const base = { KeyConditionExpression: "gsi1pk = :g", ExpressionAttributeValues: { ":g": s("G") } };
    for (const input of [
      { ...base, IndexName: "gsi9" },
      { KeyConditionExpression: "sk = :g", ExpressionAttributeValues: { ":g": s("G") } },
      { ...base, IndexName: "gsi1", ConsistentRead: true },
      { ...base, IndexName: "gsi1", FilterExpression: "gsi1sk = :g" },
    ]) {
      expect((await refusalOf(query(input))).name).toBe("ValidationException");
    }
  });
}
