import { expect, test } from "vitest";
import { defaultPolicy, Policy } from "../policies/policy.ts";
import { measure } from "./measure.ts";

test("a measure too small to be meant is nothing", () => {
  expect(measure(1).parse(5e-324)).toBe(0);
  expect(measure(10).parse(0.25)).toBe(0.25);
  expect(measure(10).safeParse(-1e-300).success).toBe(false);
});

test("weights that come to nothing are refused as such", () => {
  const weights = { sector: 0, region: 0, capacity: 5e-324, text: 0 };
  expect(Policy.safeParse({ ...defaultPolicy, weights }).error?.issues).toMatchObject([
    { path: ["weights"] },
  ]);
});
