import { GetItemCommand, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf, s } from "./connection.ts";

export function stateUpdates(bench: () => Bench): void {
  const put = (Item: Item) => bench().client.send(new PutItemCommand({ TableName: bench().table, Item }));
  const update = async (Key: Item, UpdateExpression: string, more: object = {}) =>
    (
      await bench().client.send(
        new UpdateItemCommand({
          TableName: bench().table,
          Key,
          UpdateExpression,
          ReturnValues: "ALL_NEW",
          ...more,
        }),
      )
    ).Attributes;

  test("an update makes the item where there is none", async () => {
    const item = await update(key("make"), "SET a = :a", { ExpressionAttributeValues: { ":a": s("ا") } });
    expect(item).toEqual({ ...key("make"), a: s("ا") });
  });

  test("SET takes sums, defaults, lists and other attributes as they were before", async () => {
    await put({ ...key("set"), visits: n(5), a: s("A"), b: s("B"), entries: { L: [n(1)] } });
    const item = await update(
      key("set"),
      "SET visits = visits + :one, seen = if_not_exists(seen, :zero), entries = list_append(entries, :more), a = b, b = a",
      {
        ExpressionAttributeValues: { ":one": n(1), ":zero": n(0), ":more": { L: [n(2)] } },
      },
    );
    expect(item).toEqual({
      ...key("set"),
      visits: n(6),
      seen: n(0),
      entries: { L: [n(1), n(2)] },
      a: s("B"),
      b: s("A"),
    });
  });

  test("REMOVE takes attributes, members of maps and several list places of the list as it was", async () => {
    await put({
      ...key("remove"),
      gone: n(1),
      inside: { M: { gone: n(1), kept: n(2) } },
      entries: { L: [n(0), n(1), n(2), n(3)] },
    });
    const item = await update(key("remove"), "REMOVE gone, inside.gone, entries[0], entries[2]");
    expect(item).toEqual({ ...key("remove"), inside: { M: { kept: n(2) } }, entries: { L: [n(1), n(3)] } });
  });

  test("ADD counts and fills sets, DELETE empties them and drops an empty set", async () => {
    await put({ ...key("sets"), words: { SS: ["a"] }, octets: { BS: [new Uint8Array([1])] } });
    const added = await update(key("sets"), "ADD tally :two, words :texts, octets :bytes", {
      ExpressionAttributeValues: {
        ":two": n(2),
        ":texts": { SS: ["a", "ب"] },
        ":bytes": { BS: [new Uint8Array([1]), new Uint8Array([2])] },
      },
    });
    expect(added?.tally).toEqual(n(2));
    expect(added?.words?.SS?.sort()).toEqual(["a", "ب"]);
    expect(added?.octets?.BS).toHaveLength(2);
    const emptied = await update(key("sets"), "DELETE words :texts", {
      ExpressionAttributeValues: { ":texts": { SS: ["a", "ب"] } },
    });
    expect(emptied).not.toHaveProperty("words");
  });

  test("UPDATED_NEW and UPDATED_OLD give only what the expression touches", async () => {
    await put({ ...key("returns"), a: n(1), b: n(2) });
    const values = { ExpressionAttributeValues: { ":a": n(3) } };
    expect(await update(key("returns"), "SET a = :a", { ...values, ReturnValues: "UPDATED_OLD" })).toEqual({
      a: n(1),
    });
    expect(await update(key("returns"), "SET a = :a", { ...values, ReturnValues: "UPDATED_NEW" })).toEqual({
      a: n(3),
    });
  });

  test("an update moves the item's index row, and removing an index key takes it out", async () => {
    await put({ ...key("index"), gsi1pk: s("old"), gsi1sk: s("1") });
    const moved = await update(key("index"), "SET gsi1pk = :pk", {
      ExpressionAttributeValues: { ":pk": s("new") },
    });
    expect(moved?.gsi1pk).toEqual(s("new"));
    expect(await update(key("index"), "REMOVE gsi1pk")).toEqual({ ...key("index"), gsi1sk: s("1") });
  });

  test("an update that is refused changes nothing", async () => {
    await put({ ...key("refused"), a: s("text"), text: s("ع".repeat(100_000)) });
    const refusals = [
      update(key("refused"), "SET pk = :a", { ExpressionAttributeValues: { ":a": s("b") } }),
      update(key("refused"), "SET b = a + :one", { ExpressionAttributeValues: { ":one": n(1) } }),
      update(key("refused"), "SET b = absent"),
      update(key("refused"), "SET m.x = :a", { ExpressionAttributeValues: { ":a": s("b") } }),
      update(key("refused"), "SET gsi1pk = :a", { ExpressionAttributeValues: { ":a": s("") } }),
      update(key("refused"), "SET b = :unused", {
        ExpressionAttributeValues: { ":unused": s("b"), ":c": s("c") },
      }),
      update(key("refused"), "SET b = :b", { ExpressionAttributeValues: { ":b": s("ع".repeat(110_000)) } }),
      update(key("refused"), "SET name = :a", { ExpressionAttributeValues: { ":a": s("reserved word") } }),
    ];
    const names = (await Promise.all(refusals.map(refusalOf))).map((refusal) => refusal.name);
    expect(new Set(names)).toEqual(new Set(["ValidationException"]));
    const { Item } = await bench().client.send(
      new GetItemCommand({ TableName: bench().table, Key: key("refused") }),
    );
    expect(Object.keys(Item ?? {}).sort()).toEqual(["a", "pk", "sk", "text"]);
  });

  test("concurrent counts are all counted", async () => {
    await Promise.all(
      Array.from({ length: 40 }, () =>
        update(key("count"), "ADD tally :one", { ExpressionAttributeValues: { ":one": n(1) } }),
      ),
    );
    const { Item } = await bench().client.send(
      new GetItemCommand({ TableName: bench().table, Key: key("count") }),
    );
    expect(Item?.tally).toEqual(n(40));
  });
}
