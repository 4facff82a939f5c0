import { describe, expect, test } from "vitest";
import { digestDay } from "./digest-day.ts";

const at = (instant: string) => digestDay(new Date(instant));

describe("the day of a digest", () => {
  test("begins at eight in the morning in Morocco and lasts until midnight", () => {
    expect(at("2026-11-27T07:59:59.999Z")).toBeUndefined();
    expect(at("2026-11-27T08:00:00.000Z")).toBe("2026-11-27");
    expect(at("2026-11-27T23:59:59.999Z")).toBe("2026-11-27");
  });

  test("there is none at weekends", () => {
    for (const day of ["2026-11-28", "2026-11-29"]) expect(at(`${day}T12:00:00.000Z`)).toBeUndefined();
    expect(at("2026-11-30T12:00:00.000Z")).toBe("2026-11-30");
  });

  test("at the end of a month and of a year the next day begins with its own morning", () => {
    expect(at("2026-12-01T00:00:00.000Z")).toBeUndefined();
    expect(at("2026-12-01T08:00:00.000Z")).toBe("2026-12-01");
    expect(at("2026-12-31T23:30:00.000Z")).toBe("2026-12-31");
    expect(at("2027-01-01T00:30:00.000Z")).toBeUndefined();
    expect(at("2027-01-01T08:00:00.000Z")).toBe("2027-01-01");
    expect(at("2028-02-29T08:00:00.000Z")).toBe("2028-02-29");
    // An hour ahead of UTC: Tuesday has begun in Morocco while it is still Monday there.
    expect(at("2026-03-30T23:30:00.000Z")).toBeUndefined();
    expect(at("2026-03-31T07:00:00.000Z")).toBe("2026-03-31");
  });

  test("a change of the clock in Casablanca moves the hour and not the rule", () => {
    // UTC+1, for Ramadan UTC from 15 February to 22 March, and UTC for good from 20 September 2026.
    expect(at("2026-02-13T07:00:00.000Z")).toBe("2026-02-13");
    expect(at("2026-02-16T07:59:59.999Z")).toBeUndefined();
    expect(at("2026-02-16T08:00:00.000Z")).toBe("2026-02-16");
    expect(at("2026-03-20T23:59:59.999Z")).toBe("2026-03-20");
    expect(at("2026-03-23T07:00:00.000Z")).toBe("2026-03-23");
    expect(at("2026-09-18T07:00:00.000Z")).toBe("2026-09-18");
    expect(at("2026-09-21T07:59:59.999Z")).toBeUndefined();
    expect(at("2026-09-21T08:00:00.000Z")).toBe("2026-09-21");
  });
});
