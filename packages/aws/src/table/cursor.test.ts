import { describe, expect, test } from "vitest";
import { fingerprint, openCursor, sealCursor } from "./cursor.ts";

const attributes = ["pk", "sk"];
const item = { pk: { S: "COOP#1" }, sk: { S: "PROFILE" }, name: { S: "not in the cursor" } };
const query = fingerprint({ partition: "COOP#1" });

describe("cursors", () => {
  test("lead back to the keys they were made of, and hold nothing else", () => {
    const cursor = sealCursor(query, item, attributes);
    expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(openCursor(cursor, query, attributes)).toEqual({ pk: item.pk, sk: item.sk });
  });

  test("of another query are refused", () => {
    const other = fingerprint({ partition: "COOP#2" });
    expect(() => openCursor(sealCursor(query, item, attributes), other, attributes)).toThrow(
      "cursor_invalid",
    );
  });

  test("that were made up are refused", () => {
    const forged = [
      "",
      "not a cursor",
      Buffer.from("[]").toString("base64url"),
      Buffer.from(JSON.stringify({ q: query, k: { pk: "a" } })).toString("base64url"),
      Buffer.from(JSON.stringify({ q: query, k: { pk: "a", sk: 1 } })).toString("base64url"),
      Buffer.from(JSON.stringify({ q: query, k: { pk: "a", sk: "b", more: "c" } })).toString("base64url"),
      Buffer.from(JSON.stringify({ q: query, k: { pk: "a", other: "b" } })).toString("base64url"),
    ];
    for (const cursor of forged)
      expect(() => openCursor(cursor, query, attributes)).toThrow("cursor_invalid");
  });
});
