import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  PutItemCommand,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf } from "./connection.ts";

export function stateBatches(bench: () => Bench): void {
  const write = (requests: WriteRequest[], more: object = {}) =>
    bench().client.send(new BatchWriteItemCommand({ RequestItems: { [bench().table]: requests }, ...more }));
  const read = (Keys: Item[], more: object = {}) =>
    bench().client.send(new BatchGetItemCommand({ RequestItems: { [bench().table]: { Keys } }, ...more }));
  const puts = (partition: string, count: number): WriteRequest[] =>
    Array.from({ length: count }, (_, i) => ({
      PutRequest: { Item: { ...key(partition, String(i)), place: n(i) } },
    }));
  const keys = (partition: string, count: number): Item[] =>
    Array.from({ length: count }, (_, i) => key(partition, String(i)));

  test("25 items are written and 100 are read at once, missing ones left out", async () => {
    const written = await write(puts("many", 25));
    expect(written.UnprocessedItems).toEqual({});
    const found = await read(keys("many", 100));
    expect(found.Responses?.[bench().table]).toHaveLength(25);
    expect(found.UnprocessedKeys).toEqual({});
    const cost = await read(keys("many", 25), { ReturnConsumedCapacity: "TOTAL" });
    expect(cost.ConsumedCapacity).toMatchObject([{ TableName: bench().table, CapacityUnits: 12.5 }]);
  });

  test("puts and deletes go together", async () => {
    await write(puts("mixed", 2));
    const { ConsumedCapacity } = await write(
      [{ DeleteRequest: { Key: key("mixed", "0") } }, { PutRequest: { Item: key("mixed", "2") } }],
      { ReturnConsumedCapacity: "TOTAL" },
    );
    expect(ConsumedCapacity).toMatchObject([{ TableName: bench().table, CapacityUnits: 2 }]);
    const { Responses } = await read(keys("mixed", 3));
    expect(Responses?.[bench().table]?.map((item) => item.sk?.S).sort()).toEqual(["1", "2"]);
  });

  test("more than 25 writes, more than 100 keys, and the same key twice are refused", async () => {
    const refusals = await Promise.all(
      [
        write(puts("over", 26)),
        read(keys("over", 101)),
        write([...puts("over", 1), ...puts("over", 1)]),
        read([...keys("over", 1), ...keys("over", 1)]),
        write([]),
      ].map(refusalOf),
    );
    expect(new Set(refusals.map((refusal) => refusal.name))).toEqual(new Set(["ValidationException"]));
  });

  test("one impossible item refuses the whole batch", async () => {
    const requests = [...puts("impossible", 1), { PutRequest: { Item: key("", "1") } }];
    expect((await refusalOf(write(requests))).name).toBe("ValidationException");
    const { Responses } = await read(keys("impossible", 1));
    expect(Responses?.[bench().table]).toEqual([]);
  });

  test("a read can project", async () => {
    await bench().client.send(
      new PutItemCommand({ TableName: bench().table, Item: { ...key("project"), a: n(1), b: n(2) } }),
    );
    const { Responses } = await bench().client.send(
      new BatchGetItemCommand({
        RequestItems: { [bench().table]: { Keys: [key("project")], ProjectionExpression: "a" } },
      }),
    );
    expect(Responses?.[bench().table]).toEqual([{ a: n(1) }]);
  });
}
