import { expect, test } from "vitest";
import { isDeeperThan } from "./json-depth.ts";

const deeper = (limit: number, json: string) => isDeeperThan(limit, new TextEncoder().encode(json));

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

test("the limit itself is allowed, one more is not", () => {
  expect(deeper(3, "[[[1]]]")).toBe(false);
  expect(deeper(3, '[[{"a":[]}]]')).toBe(true);
  expect(deeper(1, "[],[],{}")).toBe(false);
});

test("brackets inside of texts do not count", () => {
  expect(deeper(1, String.raw`["[[[", "\"[[[", "\\", {}]`)).toBe(true);
  expect(deeper(1, String.raw`["[[[", "\"[[[", "\\"]`)).toBe(false);
});

/** Values nested in every way, with keys and texts that look like structure. */
const leaves: readonly unknown[] = [1, null, "", '"', "\\", '\\"[{', "]}", "زيت [الزيتون]", [], {}];
const wrapped = (values: readonly unknown[]) =>
  values.flatMap((value) => [[value], { '"[': value }, [1, value, "["], { "\\": [value], "}": 1 }]);

test("it agrees with the parser", () => {
  for (const value of [leaves, wrapped(leaves), wrapped(wrapped(leaves))].flat())
    for (const json of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      const depth = depthOf(JSON.parse(json));
      expect(deeper(depth, json)).toBe(false);
      if (depth > 0) expect(deeper(depth - 1, json)).toBe(true);
    }
});
