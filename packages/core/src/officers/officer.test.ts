import { describe, expect, test } from "vitest";
import { Absence, isAbsent } from "./officer.ts";

const absence = { from: "2026-03-02", to: "2026-03-04" };

describe("an absence", () => {
  test.each([
    ["2026-03-01T12:00:00.000Z", false],
    ["2026-03-02T12:00:00.000Z", true],
    ["2026-03-04T12:00:00.000Z", true],
    ["2026-03-05T12:00:00.000Z", false],
  ])("from the 2nd to the 4th of March, both included: on %s %s", (now, expected) => {
    expect(isAbsent({ absence }, new Date(now))).toBe(expected);
  });

  test("nobody is away without one", () => {
    expect(isAbsent({}, new Date("2026-03-03T12:00:00.000Z"))).toBe(false);
  });

  test("does not end before it begins", () => {
    expect(Absence.safeParse({ from: "2026-03-04", to: "2026-03-02" }).success).toBe(false);
    expect(Absence.safeParse({ from: "2026-03-04", to: "2026-03-04" }).success).toBe(true);
  });
});
