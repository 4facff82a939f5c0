import { CooperativeInput } from "@tawafuq/core/cooperatives/cooperative";
import { faultsOf } from "@tawafuq/core/refusals/field-faults";
import { hasText } from "@tawafuq/core/texts/catalogue";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { pointerOf } from "./field-faults.ts";

function faults(schema: z.ZodType, input: unknown) {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : faultsOf(parsed.error.issues, input);
}

describe("faultsOf", () => {
  it("tells what is missing from what is wrong", () => {
    const schema = z.object({ a: z.string(), b: z.int().min(3) });
    expect(faults(schema, { b: "x" })).toMatchObject([
      { path: "a", rule: "required" },
      { path: "b", rule: "invalid_type" },
    ]);
    expect(faults(schema, { a: "", b: 1 })).toMatchObject([
      { path: "b", rule: "too_small", args: { minimum: 3, origin: "number" } },
    ]);
  });

  it("names each unknown field and the rules of our own schemas", () => {
    const input = {
      name: {},
      members: { total: 10, women: 11, youth: 1 },
      equipment: ["Cold Room"],
      contact: { phone: "12" },
      colour: "red",
    };
    const found = faults(CooperativeInput, input);
    expect(found).toContainEqual({ path: "colour", rule: "unrecognized_keys", args: { key: "colour" } });
    expect(found).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ path: "name", rule: "text_in_no_language" }),
        expect.objectContaining({ path: "equipment.0", rule: "token_malformed" }),
        expect.objectContaining({ path: "contact.phone", rule: "phone_not_moroccan" }),
        expect.objectContaining({ path: "description", rule: "required" }),
      ]),
    );
  });

  it("names only rules that have a text", () => {
    const found = faults(CooperativeInput, {
      name: { fr: "x" },
      description: 5,
      province: "nowhere",
      commune: "",
      sectors: [],
      branches: ["AGR.LAIT", "AGR.LAIT", "AGR.LAIT", "AGR.LAIT", "AGR.LAIT", "AGR.LAIT"],
      foundedYear: 1900,
      members: 3,
      ice: "1",
      contact: { email: "no" },
    });
    const texts = (rule: string) =>
      [`fields.${rule}`, `fields.${rule}.number`, `fields.${rule}.string`].some(hasText);
    expect(found.length).toBeGreaterThan(8);
    expect(found.filter(({ rule }) => !texts(rule))).toEqual([]);
  });
});

describe("pointerOf", () => {
  it("escapes as RFC 6901 asks", () => {
    expect(pointerOf("")).toBe("");
    expect(pointerOf("members.women")).toBe("/members/women");
    expect(pointerOf("a/b.c~d")).toBe("/a~1b/c~0d");
  });
});
