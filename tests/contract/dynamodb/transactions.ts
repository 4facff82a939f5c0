import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf, s } from "./connection.ts";

export function stateTransactions(bench: () => Bench): void {
  const transact = (TransactItems: TransactWriteItem[], more: object = {}) =>
    bench().client.send(new TransactWriteItemsCommand({ TransactItems, ...more }));
  const get = async (Key: Item) =>
    (await bench().client.send(new GetItemCommand({ TableName: bench().table, Key, ConsistentRead: true })))
      .Item;
  const putOf = (Item: Item, more: object = {}) => ({ Put: { TableName: bench().table, Item, ...more } });

  test("put, update, delete and check happen together", async () => {
    const TableName = bench().table;
    await transact([
      putOf({ ...key("all", "update"), count: n(1) }),
      putOf(key("all", "delete")),
      putOf(key("all", "check")),
    ]);
    await transact([
      putOf({ ...key("all", "put"), text: s("نص 🌾") }),
      {
        Update: {
          TableName,
          Key: key("all", "update"),
          UpdateExpression: "ADD #c :one",
          ExpressionAttributeNames: { "#c": "count" },
          ExpressionAttributeValues: { ":one": n(1) },
        },
      },
      { Delete: { TableName, Key: key("all", "delete"), ConditionExpression: "attribute_exists(pk)" } },
      {
        ConditionCheck: { TableName, Key: key("all", "check"), ConditionExpression: "attribute_exists(pk)" },
      },
    ]);
    expect(await get(key("all", "put"))).toMatchObject({ text: s("نص 🌾") });
    expect(await get(key("all", "update"))).toMatchObject({ count: n(2) });
    expect(await get(key("all", "delete"))).toBeUndefined();
    expect(await get(key("all", "check"))).toEqual(key("all", "check"));
  });

  test("items of a transaction are in their indexes", async () => {
    await transact([
      putOf({ ...key("indexed", "1"), gsi1pk: s("T"), gsi1sk: s("1") }),
      putOf({ ...key("indexed", "2"), gsi1pk: s("T"), gsi1sk: s("2") }),
    ]);
    const { Count } = await bench().client.send(
      new QueryCommand({
        TableName: bench().table,
        IndexName: "gsi1",
        KeyConditionExpression: "gsi1pk = :t",
        ExpressionAttributeValues: { ":t": s("T") },
      }),
    );
    expect(Count).toBe(2);
  });

  test("100 operations are one transaction", async () => {
    await transact(Array.from({ length: 100 }, (_, i) => putOf(key("hundred", String(i)))));
    expect(await get(key("hundred", "99"))).toBeDefined();
  });

  test("a repeated request with the same client token is done once", async () => {
    const TableName = bench().table;
    const count = {
      Update: {
        TableName,
        Key: key("token"),
        UpdateExpression: "ADD tally :one",
        ExpressionAttributeValues: { ":one": n(1) },
      },
    };
    const token = { ClientRequestToken: "contract-token-1" };
    await transact([count], token);
    await transact([count], token);
    expect(await get(key("token"))).toMatchObject({ tally: n(1) });
    await transact([count], { ClientRequestToken: "contract-token-2" });
    expect(await get(key("token"))).toMatchObject({ tally: n(2) });

    const other = await refusalOf(transact([putOf(key("token", "other"))], token));
    expect(other.name).toBe("IdempotentParameterMismatchException");
    expect(await get(key("token", "other"))).toBeUndefined();
  });

  test("a refused transaction leaves its client token free", async () => {
    const token = { ClientRequestToken: "contract-token-3" };
    const guarded = [putOf({ ...key("late"), done: n(1) }, { ConditionExpression: "attribute_exists(pk)" })];
    expect((await refusalOf(transact(guarded, token))).name).toBe("TransactionCanceledException");
    await bench().client.send(new PutItemCommand({ TableName: bench().table, Item: key("late") }));
    await transact(guarded, token);
    expect(await get(key("late"))).toMatchObject({ done: n(1) });
  });

  test("a transactional read gives items and gaps in the order of the request", async () => {
    const TableName = bench().table;
    await transact([putOf({ ...key("read", "1"), a: n(1), b: n(2) }), putOf(key("read", "2"))]);
    const { Responses } = await bench().client.send(
      new TransactGetItemsCommand({
        TransactItems: [
          { Get: { TableName, Key: key("read", "2") } },
          { Get: { TableName, Key: key("read", "missing") } },
          { Get: { TableName, Key: key("read", "1"), ProjectionExpression: "a" } },
        ],
      }),
    );
    expect(Responses?.map((response) => response.Item)).toEqual([key("read", "2"), undefined, { a: n(1) }]);
  });

  test("concurrent transfers keep the sum, and every transactional read sees it", async () => {
    const TableName = bench().table;
    const { client } = bench();
    const accounts = [key("sum", "a"), key("sum", "b")];
    await transact(accounts.map((account) => putOf({ ...account, balance: n(100) })));
    const add = (Key: Item, amount: number) => ({
      Update: {
        TableName,
        Key,
        UpdateExpression: "ADD balance :n",
        ExpressionAttributeValues: { ":n": n(amount) },
      },
    });
    const sum = async () => {
      const { Responses } = await client.send(
        new TransactGetItemsCommand({ TransactItems: accounts.map((Key) => ({ Get: { TableName, Key } })) }),
      );
      return Responses?.reduce((total, { Item }) => total + Number(Item?.balance?.N), 0);
    };
    const [a, b] = accounts as [Item, Item];
    const rounds = Array.from({ length: 15 }, async (_, i) => {
      // A conflict with another transaction is AWS's right; it changes nothing.
      await transact([add(a, -i), add(b, i)]).catch(() => undefined);
      return sum().catch(() => 200);
    });
    expect(new Set(await Promise.all(rounds))).toEqual(new Set([200]));
  });

  test("a plain write after a transaction works on what it left", async () => {
    await transact([putOf({ ...key("after"), version: n(1) })]);
    await bench().client.send(
      new UpdateItemCommand({
        TableName: bench().table,
        Key: key("after"),
        UpdateExpression: "SET version = :two",
        ConditionExpression: "version = :one",
        ExpressionAttributeValues: { ":one": n(1), ":two": n(2) },
      }),
    );
    expect(await get(key("after"))).toMatchObject({ version: n(2) });
  });
}
