import { describe, expect, test } from "vitest";
import { isId, profileKey, sortableInstant, sortableScore } from "./key-parts.ts";
import { matchKey, noticesOf } from "./matches.ts";
import { onceKey } from "./operations.ts";
import { outboxOf } from "./outbox.ts";
import { cooperativeKeys } from "./profiles.ts";

describe("keys", () => {
  test("ids are letters, digits and marks without the separator", () => {
    for (const id of ["coop_01J", "coop_ODCO-12", "idea_1.coop_2", "officer:offi_1"])
      expect(isId(id)).toBe(true);
    for (const id of ["", "a#b", "a b", "تعاونية", "a/b", "a\u001fb", "x".repeat(401)])
      expect(isId(id)).toBe(false);
  });

  test("a malformed id makes no key", () => {
    expect(() => profileKey("cooperative", "x#PROFILE")).toThrow(RangeError);
    expect(() => matchKey({ ideaId: "idea_1", cooperativeId: "" })).toThrow(RangeError);
  });

  test("free text cannot forge a key: different pairs never meet", () => {
    const pairs = [
      ["a", "b#c"],
      ["a#b", "c"],
      ["a%23b", "c"],
      ["a", "b%23c"],
      ["a b", "c"],
      ["a+b", "c"],
      ["ا", "ب"],
    ];
    const keys = pairs.map(([actor = "", key = ""]) => onceKey(actor, key)?.pk);
    expect(new Set(keys).size).toBe(pairs.length);
    expect(keys.every((key) => key?.split("#").length === 3)).toBe(true);
    expect(onceKey("a", "é".repeat(1000))).toBeUndefined();
  });

  test("instants sort as text whatever their spelling", () => {
    expect(sortableInstant("2026-03-01T08:00:00Z")).toBe("2026-03-01T08:00:00.000Z");
    expect(sortableInstant("2026-03-01T09:00:00+01:00")).toBe("2026-03-01T08:00:00.000Z");
    const keys = cooperativeKeys({ id: "coop_1", updatedAt: "2026-03-01T08:00:00Z" }, "MA-09");
    expect(keys).toEqual({
      pk: "COOP#coop_1",
      sk: "PROFILE",
      gsi1pk: "COOPERATIVES",
      gsi1sk: "2026-03-01T08:00:00.000Z#coop_1",
      gsi2pk: "COOPERATIVES#MA-09",
      gsi2sk: "2026-03-01T08:00:00.000Z#coop_1",
    });
  });

  test("scores sort as text", () => {
    const scores = [0, 0.000_001, 0.1, 0.45, 0.5, 0.999_999, 1];
    expect(scores.map(sortableScore).toSorted()).toEqual(scores.map(sortableScore));
  });

  test("a subject's events keep to one of sixteen shards under a prefix of their own", () => {
    const shards = new Set(Array.from({ length: 400 }, (_, index) => outboxOf(`idea_${index}`).pk));
    expect(shards.size).toBe(16);
    expect(outboxOf("a#b").prefix).toBe("a%23b#");
  });

  test("the same id of two kinds of people is two inboxes", () => {
    expect(noticesOf({ kind: "holder", id: "x" })).not.toBe(noticesOf({ kind: "officer", id: "x" }));
  });
});
