import { expect, test } from "vitest";
import { firstCallAfter } from "./first-call.ts";

test("a first call is proposed for the next working day, never for a weekend", () => {
  expect(firstCallAfter(new Date("2026-11-24T15:00:00Z"))).toBe("2026-11-25T09:00:00.000Z");
  expect(firstCallAfter(new Date("2026-11-27T23:59:00Z"))).toBe("2026-11-30T09:00:00.000Z");
  expect(firstCallAfter(new Date("2026-11-28T00:00:00Z"))).toBe("2026-11-30T09:00:00.000Z");
});
