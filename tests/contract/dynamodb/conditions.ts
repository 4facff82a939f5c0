import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { expect, test } from "vitest";
import { type Bench, type Item, key, n, refusalOf, s } from "./connection.ts";

const stored: Item = {
  ...key("item"),
  version: n(3),
  name: s("تعاونية 🌾"),
  labels: { SS: ["a", "b"] },
  entries: { L: [s("x"), n(1)] },
  inside: { M: { core: s("y") } },
  isOpen: { BOOL: false },
  nil: { NULL: true },
};

export function stateConditions(bench: () => Bench): void {
  const put = (Item: Item, more: object = {}) =>
    bench().client.send(new PutItemCommand({ TableName: bench().table, Item, ...more }));
  const holds = async (
    ConditionExpression: string,
    values: Item = {},
    names: Record<string, string> = {},
  ) => {
    await put(stored);
    try {
      await put(stored, {
        ConditionExpression,
        ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
        ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
      });
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  test("attribute_exists and attribute_not_exists guard replacing and making", async () => {
    expect(await holds("attribute_exists(pk)")).toBe(true);
    expect(await holds("attribute_not_exists(pk)")).toBe(false);
    expect(await holds("attribute_not_exists(absent) AND attribute_exists(inside.core)", {}, {})).toBe(true);
  });

  test("comparisons work on numbers, texts and what is missing", async () => {
    expect(await holds("version = :v", { ":v": n(3) })).toBe(true);
    expect(await holds("version = :v", { ":v": { N: "3.0" } })).toBe(true);
    expect(await holds("version < :v", { ":v": n(10) })).toBe(true);
    expect(await holds("version <> :v", { ":v": s("3") })).toBe(true);
    expect(await holds("absent <> :v", { ":v": n(1) })).toBe(true);
    expect(await holds("absent < :v", { ":v": n(1) })).toBe(false);
    expect(await holds("version BETWEEN :a AND :b", { ":a": n(3), ":b": n(4) })).toBe(true);
    expect(await holds("#n IN (:a, :b)", { ":a": s("x"), ":b": s("تعاونية 🌾") }, { "#n": "name" })).toBe(
      true,
    );
    expect(await holds("begins_with(#n, :a)", { ":a": s("تعاو") }, { "#n": "name" })).toBe(true);
  });

  test("texts compare by their bytes of UTF-8", async () => {
    // U+FF21 comes before U+1F33E in UTF-8 and after it in UTF-16.
    await put({ ...key("utf8"), text: s("Ａ") });
    await put(
      { ...key("utf8"), text: s("Ａ") },
      {
        ConditionExpression: "#t < :emoji",
        ExpressionAttributeNames: { "#t": "text" },
        ExpressionAttributeValues: { ":emoji": s("🌾") },
      },
    );
  });

  test("contains, size, types, lists, maps and sets can be asked for", async () => {
    expect(await holds("contains(labels, :a)", { ":a": s("a") })).toBe(true);
    expect(await holds("contains(#n, :a)", { ":a": s("🌾") }, { "#n": "name" })).toBe(true);
    expect(await holds("size(labels) = :n", { ":n": n(2) })).toBe(true);
    expect(await holds("size(#n) = :n", { ":n": n(stored.name?.S?.length ?? 0) }, { "#n": "name" })).toBe(
      true,
    );
    expect(await holds("contains(#l, :one)", { ":one": n(1) }, { "#l": "entries" })).toBe(true);
    expect(await holds("size(#l) > :n", { ":n": n(2) }, { "#l": "entries" })).toBe(false);
    expect(await holds("attribute_type(isOpen, :t)", { ":t": s("BOOL") })).toBe(true);
    expect(await holds("labels = :t", { ":t": { SS: ["b", "a"] } })).toBe(true);
    expect(await holds("isOpen = :f", { ":f": { BOOL: false } })).toBe(true);
    expect(await holds("nil = :n", { ":n": { NULL: true } })).toBe(true);
    expect(await holds("#m.#i = :y", { ":y": s("y") }, { "#m": "inside", "#i": "core" })).toBe(true);
    expect(await holds("#l[1] = :one", { ":one": n(1) }, { "#l": "entries" })).toBe(true);
    expect(await holds("#m = :m", { ":m": { M: { core: s("y") } } }, { "#m": "inside" })).toBe(true);
    expect(await holds("#m <> :m", { ":m": { M: { core: s("y") } } }, { "#m": "inside" })).toBe(false);
    expect(await holds("#l = :l", { ":l": { L: [s("x"), n(1)] } }, { "#l": "entries" })).toBe(true);
    expect(await holds("#l = :l", { ":l": { L: [n(1), s("x")] } }, { "#l": "entries" })).toBe(false);
  });

  test("AND, OR, NOT and brackets combine", async () => {
    const values = { ":three": n(3), ":four": n(4) };
    expect(await holds("NOT version = :four AND (version = :three OR version = :four)", values)).toBe(true);
    expect(await holds("NOT (version = :three OR version = :four)", values)).toBe(false);
  });

  test("a failed condition changes nothing and by default returns no item", async () => {
    await put(stored);
    const condition = { ConditionExpression: "attribute_not_exists(pk)" };
    const refusal = await refusalOf<ConditionalCheckFailedException>(
      put({ ...key("item"), other: n(1) }, condition),
    );
    expect(refusal.name).toBe("ConditionalCheckFailedException");
    expect(refusal.message).toBe("The conditional request failed");
    expect(refusal.Item).toBeUndefined();
    const { Item } = await bench().client.send(
      new GetItemCommand({ TableName: bench().table, Key: key("item") }),
    );
    expect(Item).toMatchObject({ version: n(3) });
  });

  test("ALL_OLD on a failed condition returns the item it met, for put, update and delete", async () => {
    await put(stored);
    const guard = {
      TableName: bench().table,
      ConditionExpression: "version = :v",
      ExpressionAttributeValues: { ":v": n(2) },
      ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    } as const;
    const { client } = bench();
    const refusals = await Promise.all(
      [
        client.send(new PutItemCommand({ ...guard, Item: key("item") })),
        client.send(new DeleteItemCommand({ ...guard, Key: key("item") })),
        client.send(
          new UpdateItemCommand({ ...guard, Key: key("item"), UpdateExpression: "SET version = :v" }),
        ),
      ].map((call) => refusalOf<ConditionalCheckFailedException>(call)),
    );
    for (const refusal of refusals) {
      expect(refusal.name).toBe("ConditionalCheckFailedException");
      expect(refusal.Item).toEqual(stored);
    }
  });

  test("ALL_OLD returns nothing where there was no item", async () => {
    const refusal = await refusalOf<ConditionalCheckFailedException>(
      put(key("nobody"), {
        ConditionExpression: "attribute_exists(pk)",
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
    expect(refusal.name).toBe("ConditionalCheckFailedException");
    expect(refusal.Item).toBeUndefined();
  });

  test("of concurrent makers of one item exactly one succeeds", async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) =>
        put({ ...key("race"), winner: n(i) }, { ConditionExpression: "attribute_not_exists(pk)" }),
      ),
    );
    expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  });

  test("a condition that cannot be read is refused as such", async () => {
    for (const ConditionExpression of ["pk ==", "", "attribute_exists()"]) {
      const refusal = await refusalOf(put(key("a"), { ConditionExpression }));
      expect(refusal.name).toBe("ValidationException");
    }
  });
}
