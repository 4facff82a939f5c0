import { DeleteItemCommand, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { describe, expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf, s } from "./connection.ts";

const everyType: Item = {
  text: s("زيت الزيتون 🫒 «huile d'olive» ⴰⵣⵎⵎⵓⵔ 👩‍🌾"),
  empty: s(""),
  number: { N: "-12345678901234567890.123456789" },
  bytes: { B: new Uint8Array([0, 1, 127, 128, 255]) },
  yes: { BOOL: true },
  nothing: { NULL: true },
  list: { L: [s("واحد"), n(2), { M: { "three 三": { BOOL: false } } }] },
  map: { M: { الجهة: s("سوس ماسة"), empty: { M: {} } } },
};

export function stateItems(bench: () => Bench): void {
  const get = async (Key: Item, more: object = {}) =>
    (await bench().client.send(new GetItemCommand({ TableName: bench().table, Key, ...more }))).Item;
  const put = (Item: Item, more: object = {}) =>
    bench().client.send(new PutItemCommand({ TableName: bench().table, Item, ...more }));
  const remove = (Key: Item, more: object = {}) =>
    bench().client.send(new DeleteItemCommand({ TableName: bench().table, Key, ...more }));

  test("an item of every type comes back as it was put, with emoji and Arabic", async () => {
    const item = { ...key("عدد 🌍"), ...everyType };
    await put(item);
    expect(await get(key("عدد 🌍"), { ConsistentRead: true })).toEqual(item);
  });

  test("sets come back with the same members", async () => {
    await put({ ...key("sets"), texts: { SS: ["ب", "a", "🌾"] }, numbers: { NS: ["10", "9"] } });
    const item = await get(key("sets"));
    expect(item?.texts?.SS?.sort()).toEqual(["a", "ب", "🌾"].sort());
    expect(item?.numbers?.NS?.sort()).toEqual(["10", "9"].sort());
  });

  test("sets of bytes come back with the same members", async () => {
    const members = [new Uint8Array([1, 2]), new Uint8Array([255])];
    await put({ ...key("byte sets"), bytes: { BS: members } });
    const item = await get(key("byte sets"));
    expect(item?.bytes?.BS).toHaveLength(2);
    expect(item?.bytes?.BS).toEqual(expect.arrayContaining(members));
  });

  test("a put replaces the whole item and can return the old one", async () => {
    await put({ ...key("replace"), a: n(1), b: n(2) });
    const { Attributes } = await put({ ...key("replace"), a: n(3) }, { ReturnValues: "ALL_OLD" });
    expect(Attributes).toEqual({ ...key("replace"), a: n(1), b: n(2) });
    expect(await get(key("replace"))).toEqual({ ...key("replace"), a: n(3) });
  });

  test("a projection gives only what it names, also inside maps and lists", async () => {
    await put({ ...key("project"), ...everyType });
    const item = await get(key("project"), {
      ProjectionExpression: "#yes, #map.#region, #list[1]",
      ExpressionAttributeNames: { "#yes": "yes", "#map": "map", "#list": "list", "#region": "الجهة" },
    });
    expect(item).toEqual({
      yes: { BOOL: true },
      map: { M: { الجهة: s("سوس ماسة") } },
      list: { L: [n(2)] },
    });
  });

  test("a delete can return the old item and is quiet about one that is not there", async () => {
    await put({ ...key("delete"), a: n(1) });
    const first = await remove(key("delete"), { ReturnValues: "ALL_OLD" });
    expect(first.Attributes).toEqual({ ...key("delete"), a: n(1) });
    const second = await remove(key("delete"), { ReturnValues: "ALL_OLD" });
    expect(second.Attributes).toBeUndefined();
    expect(await get(key("delete"))).toBeUndefined();
  });

  describe("refuses", () => {
    const cases: [string, Item][] = [
      ["an empty key", key("", "0")],
      ["an empty sort key", key("a", "")],
      ["an empty index key", { ...key("a"), gsi1pk: s(""), gsi1sk: s("x") }],
      ["an empty index sort key", { ...key("a"), gsi1pk: s("x"), gsi1sk: s("") }],
      ["an index key of another type", { ...key("a"), gsi1pk: n(1), gsi1sk: s("x") }],
      ["an item without its sort key", { pk: s("a") }],
      ["a key of another type", { pk: n(1), sk: s("0") }],
      ["a key over 2048 bytes of UTF-8", key("ع".repeat(1025))],
      ["a sort key over 1024 bytes of UTF-8", key("a", "ع".repeat(513))],
      ["an empty set", { ...key("a"), texts: { SS: [] } }],
      ["a set with the same member twice", { ...key("a"), texts: { SS: ["x", "x"] } }],
      ["what is not a number", { ...key("a"), number: { N: "douze" } }],
      ["an item over 400 KB of UTF-8", { ...key("a"), text: s("ع".repeat(205_000)) }],
    ];
    test.each(cases)("%s", async (_name, item) => {
      expect((await refusalOf(put(item))).name).toBe("ValidationException");
    });

    test("a key to read that does not fit the table", async () => {
      expect((await refusalOf(get({ pk: s("a") }))).name).toBe("ValidationException");
      expect((await refusalOf(get({ ...key("a"), other: s("b") }))).name).toBe("ValidationException");
    });
  });

  test("an item just under 400 KB of UTF-8 is kept", async () => {
    const text = "ع".repeat(204_700);
    await put({ ...key("large"), text: s(text) });
    expect((await get(key("large")))?.text?.S).toBe(text);
  });

  test("consumed capacity counts bytes of UTF-8, and index rows with the item", async () => {
    const text = s("ع".repeat(1100));
    const total = { ReturnConsumedCapacity: "TOTAL" };
    const plain = await put({ ...key("capacity"), text }, total);
    expect(plain.ConsumedCapacity).toMatchObject({ TableName: bench().table, CapacityUnits: 3 });
    const indexed = await put({ ...key("capacity 2"), text, gsi1pk: s("x"), gsi1sk: s("y") }, total);
    expect(indexed.ConsumedCapacity?.CapacityUnits).toBe(6);

    const read = { TableName: bench().table, Key: key("capacity"), ReturnConsumedCapacity: "TOTAL" } as const;
    const { ConsumedCapacity: eventual } = await bench().client.send(new GetItemCommand(read));
    expect(eventual?.CapacityUnits).toBe(0.5);
    const { ConsumedCapacity: strong } = await bench().client.send(
      new GetItemCommand({ ...read, ConsistentRead: true }),
    );
    expect(strong?.CapacityUnits).toBe(1);
  });

  test("an index row that moves is written twice, one that stays once, and one that is not there costs nothing", async () => {
    const total = { ReturnConsumedCapacity: "TOTAL" };
    const at = (place: string) => ({ ...key("capacity 3"), gsi1pk: s("x"), gsi1sk: s(place) });
    const costs: (number | undefined)[] = [];
    for (const item of [at("1"), at("2"), { ...at("2"), text: s("y") }, key("capacity 3"), key("capacity 3")])
      costs.push((await put(item, total)).ConsumedCapacity?.CapacityUnits);
    expect(costs).toEqual([2, 3, 2, 2, 1]);
  });

  test("writing less over more, and removing, cost what was there", async () => {
    const total = { ReturnConsumedCapacity: "TOTAL" };
    const large = { ...key("capacity 4"), text: s("a".repeat(2500)) };
    await put(large);
    expect((await put(key("capacity 4"), total)).ConsumedCapacity?.CapacityUnits).toBe(3);
    await put(large);
    expect((await remove(key("capacity 4"), total)).ConsumedCapacity?.CapacityUnits).toBe(3);
  });
}
