import {
  GetItemCommand,
  PutItemCommand,
  TransactGetItemsCommand,
  type TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf, s } from "./connection.ts";

export function stateTransactionRefusals(bench: () => Bench): void {
  const transact = (TransactItems: TransactWriteItem[]) =>
    bench().client.send(new TransactWriteItemsCommand({ TransactItems }));
  const put = (Item: Item) => bench().client.send(new PutItemCommand({ TableName: bench().table, Item }));
  const get = async (Key: Item) =>
    (await bench().client.send(new GetItemCommand({ TableName: bench().table, Key }))).Item;
  const putOf = (Item: Item, more: object = {}) => ({ Put: { TableName: bench().table, Item, ...more } });

  test("one failed condition cancels all, and the reasons tell which", async () => {
    await put({ ...key("reasons", "there"), version: n(7) });
    const refusal = await refusalOf<TransactionCanceledException>(
      transact([
        putOf(key("reasons", "new")),
        putOf(key("reasons", "there"), { ConditionExpression: "attribute_not_exists(pk)" }),
        {
          ConditionCheck: {
            TableName: bench().table,
            Key: key("reasons", "missing"),
            ConditionExpression: "attribute_exists(pk)",
          },
        },
      ]),
    );
    expect(refusal.name).toBe("TransactionCanceledException");
    expect(refusal.message).toContain("[None, ConditionalCheckFailed, ConditionalCheckFailed]");
    const failed = {
      Code: "ConditionalCheckFailed",
      Message: expect.stringMatching("conditional request failed"),
    };
    expect(refusal.CancellationReasons).toEqual([{ Code: "None" }, failed, failed]);
    expect(await get(key("reasons", "new"))).toBeUndefined();
  });

  test("ALL_OLD puts the item a condition met into its reason", async () => {
    const there = { ...key("all old", "there"), version: n(7), text: s("موجود") };
    await put(there);
    const guard = {
      TableName: bench().table,
      Key: key("all old", "there"),
      ConditionExpression: "version = :v",
      ExpressionAttributeValues: { ":v": n(6) },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    } as const;
    const { Key: _key, ...putGuard } = guard;
    for (const operation of [
      { ConditionCheck: guard },
      { Delete: guard },
      { Update: { ...guard, UpdateExpression: "SET version = :v" } },
      { Put: { ...putGuard, Item: key("all old", "there") } },
    ]) {
      const refusal = await refusalOf<TransactionCanceledException>(transact([operation]));
      expect(refusal.CancellationReasons).toMatchObject([{ Code: "ConditionalCheckFailed", Item: there }]);
    }
  });

  test("two operations on one item are refused", async () => {
    const refusal = await refusalOf(
      transact([putOf(key("twice")), { Delete: { TableName: bench().table, Key: key("twice") } }]),
    );
    expect(refusal.name).toBe("ValidationException");
    expect(refusal.message).toContain("Transaction request cannot include multiple operations on one item");
  });

  test("none and more than 100 operations are refused", async () => {
    const many = Array.from({ length: 101 }, (_, i) => putOf(key("many", String(i))));
    for (const items of [[], many]) {
      expect((await refusalOf(transact(items))).name).toBe("ValidationException");
    }
    expect(await get(key("many", "0"))).toBeUndefined();
  });

  test("an expression that cannot be read and a missing table refuse the whole", async () => {
    const unreadable = await refusalOf(
      transact([putOf(key("whole", "1")), putOf(key("whole", "2"), { ConditionExpression: "pk ==" })]),
    );
    expect(unreadable.name).toBe("ValidationException");
    const nowhere = await refusalOf(
      transact([putOf(key("whole", "1")), { Put: { TableName: "contract-nowhere", Item: key("a") } }]),
    );
    expect(nowhere.name).toBe("ResourceNotFoundException");
    expect(await get(key("whole", "1"))).toBeUndefined();
  });

  test("an empty index key and an impossible update cancel with nothing written", async () => {
    await put({ ...key("impossible", "text"), text: s("x") });
    const impossible: TransactWriteItem[] = [
      putOf({ ...key("impossible", "index"), gsi1pk: s(""), gsi1sk: s("x") }),
      {
        Update: {
          TableName: bench().table,
          Key: key("impossible", "text"),
          UpdateExpression: "SET b = absent",
        },
      },
    ];
    for (const operation of impossible) {
      const refusal = await refusalOf<TransactionCanceledException>(
        transact([putOf(key("impossible", "beside")), operation]),
      );
      expect(["TransactionCanceledException", "ValidationException"]).toContain(refusal.name);
      expect(await get(key("impossible", "beside"))).toBeUndefined();
    }
  });

  test("a transactional read of one item twice is refused", async () => {
    const Get = { TableName: bench().table, Key: key("twice") };
    const refusal = await refusalOf(
      bench().client.send(new TransactGetItemsCommand({ TransactItems: [{ Get }, { Get }] })),
    );
    expect(refusal.name).toBe("ValidationException");
  });
}
