import { describe, expect, test } from "vitest";
import { names, undeclaredIn } from "./declared.ts";

const person = { type: "object", properties: { id: { type: "string" } }, required: ["id"] };
const named = { allOf: [person, { type: "object", properties: { name: { type: "string" } } }] };

describe("what a schema declares", () => {
  test("is every property of all its parts", () => {
    expect(undeclaredIn(named, { id: "a", name: "b" })).toEqual([]);
    expect(undeclaredIn(named, { id: "a", secretHash: "c" })).toEqual(["/secretHash"]);
  });

  test("is looked for in lists and in either of two shapes", () => {
    const page = {
      type: "object",
      properties: { items: { type: "array", items: { oneOf: [named, person] } } },
    };
    expect(undeclaredIn(page, { items: [{ id: "a" }, { id: "b", extra: {} }] })).toEqual(["/items/1/extra"]);
  });

  test("is anything where the schema leaves it open", () => {
    const counts = { type: "object", additionalProperties: person };
    expect(undeclaredIn(counts, { any: { id: "a" } })).toEqual([]);
    expect(undeclaredIn(counts, { any: { ip: "a" } })).toEqual(["/any/ip"]);
    expect(
      undeclaredIn({ type: "object", properties: {}, additionalProperties: {} }, { any: { x: 1 } }),
    ).toEqual([]);
    expect(undeclaredIn({}, { any: 1 })).toEqual([]);
  });

  test("is found by name at any depth", () => {
    expect(names({ type: "array", items: named }, "name")).toBe(true);
    expect(names({ type: "array", items: person }, "name")).toBe(false);
  });
});
