import {
  BatchWriteItemCommand,
  QueryCommand,
  type QueryCommandInput,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { beforeAll, expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf, s } from "./connection.ts";

const COUNT = 23;

export function statePages(bench: () => Bench): void {
  const query = (input: Omit<QueryCommandInput, "TableName">) =>
    bench().client.send(new QueryCommand({ TableName: bench().table, ...input }));
  const walk = async (input: Omit<QueryCommandInput, "TableName">) => {
    const pages: Item[][] = [];
    let from: Item | undefined;
    do {
      const page = await query({ ...input, ExclusiveStartKey: from });
      pages.push(page.Items ?? []);
      from = page.LastEvaluatedKey;
    } while (from);
    return pages;
  };
  const byIndex = {
    IndexName: "gsi1",
    KeyConditionExpression: "gsi1pk = :g",
    ExpressionAttributeValues: { ":g": s("G") },
  };
  const byTable = {
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: { ":pk": s("pages") },
  };

  const write = (items: Item[]) =>
    bench().client.send(
      new BatchWriteItemCommand({
        RequestItems: { [bench().table]: items.map((Item) => ({ PutRequest: { Item } })) },
      }),
    );

  beforeAll(async () => {
    await write(
      Array.from({ length: COUNT }, (_, i) => ({
        ...key("pages", String(i).padStart(3, "0")),
        gsi1pk: s("G"),
        // Three items share each place in the index.
        gsi1sk: s(String(Math.floor(i / 3)).padStart(3, "0")),
        place: n(i),
      })),
    );
  });

  test.each([
    ["the table", byTable],
    ["an index with equal keys", byIndex],
  ])("pages of %s meet every item once, forwards and backwards", async (_name, input) => {
    for (const ScanIndexForward of [true, false]) {
      const pages = await walk({ ...input, Limit: 4, ScanIndexForward });
      expect(pages.slice(0, 5).map((page) => page.length)).toEqual([4, 4, 4, 4, 4]);
      const places = pages.flat().map((item) => Number(item.place?.N));
      expect(places).toHaveLength(COUNT);
      expect(new Set(places).size).toBe(COUNT);
    }
  });

  test("a page that ends with the last item still gives a key, and the next page is empty", async () => {
    const page = await query({ ...byTable, Limit: COUNT });
    expect(page.LastEvaluatedKey).toEqual(key("pages", "022"));
    const next = await query({ ...byTable, Limit: COUNT, ExclusiveStartKey: page.LastEvaluatedKey });
    expect(next).toMatchObject({ Items: [], Count: 0 });
    expect(next.LastEvaluatedKey).toBeUndefined();
  });

  test("the last key of an index page has the index keys and the item's keys", async () => {
    const { LastEvaluatedKey } = await query({ ...byIndex, Limit: 1 });
    expect(Object.keys(LastEvaluatedKey ?? {}).sort()).toEqual(["gsi1pk", "gsi1sk", "pk", "sk"]);
  });

  test("a page limit counts items before the filter", async () => {
    const page = await query({
      ...byTable,
      Limit: 10,
      FilterExpression: "place >= :p",
      ExpressionAttributeValues: { ...byTable.ExpressionAttributeValues, ":p": n(9) },
    });
    expect(page).toMatchObject({ Count: 1, ScannedCount: 10 });
    expect(page.LastEvaluatedKey).toEqual(key("pages", "009"));
  });

  test("a page goes on after its start key though that item is gone", async () => {
    const { Items } = await query({ ...byTable, Limit: 1, ExclusiveStartKey: key("pages", "004-gone") });
    expect(Items?.[0]?.place).toEqual(n(5));
  });

  test("a start key of another partition is refused", async () => {
    const refusal = await refusalOf(query({ ...byTable, ExclusiveStartKey: key("other", "1") }));
    expect(refusal.name).toBe("ValidationException");
  });

  test("a page ends at 1 MB of UTF-8", async () => {
    const text = s("ع".repeat(100_000));
    const items = Array.from({ length: 8 }, (_, i) => ({ ...key("large", String(i)), text }));
    await write(items.slice(0, 4));
    await write(items.slice(4));
    const pages = await walk({
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": s("large") },
    });
    expect(pages.flat()).toHaveLength(8);
    expect(pages[0]?.length).toBeGreaterThanOrEqual(5);
    expect(pages[0]?.length).toBeLessThanOrEqual(6);
  });

  test("a query tells what it consumed: half a unit for 4 KB, one for a strong read", async () => {
    const total = { ReturnConsumedCapacity: "TOTAL" } as const;
    expect((await query({ ...byTable, ...total })).ConsumedCapacity).toMatchObject({
      TableName: bench().table,
      CapacityUnits: 0.5,
    });
    const strong = await query({ ...byTable, ...total, ConsistentRead: true });
    expect(strong.ConsumedCapacity?.CapacityUnits).toBe(1);
  });

  test("a scan walks the whole table in pages", async () => {
    const seen: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await bench().client.send(
        new ScanCommand({
          TableName: bench().table,
          Limit: 5,
          ProjectionExpression: "pk, sk",
          ExclusiveStartKey: from,
        }),
      );
      seen.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    expect(seen.filter((item) => item.pk?.S === "pages")).toHaveLength(COUNT);
    expect(seen.filter((item) => item.pk?.S === "large")).toHaveLength(8);
  });
}
