import { describe, expect, it } from "vitest";
import { canonicalJson } from "./idempotency.ts";

describe("canonicalJson", () => {
  it("writes the same value the same way, whatever the order of its keys", () => {
    expect(canonicalJson({ b: [{ y: 1, x: 2 }], a: "é" })).toBe(
      canonicalJson({ a: "é", b: [{ x: 2, y: 1 }] }),
    );
  });

  it("keeps the order of lists and tells values apart", () => {
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
    expect(canonicalJson({ a: 1 })).not.toBe(canonicalJson({ a: "1" }));
  });
});
