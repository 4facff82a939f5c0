import { expect, test } from "vitest";
import { daysAfter, daysFrom, lastSettledDay } from "./audit-calendar.ts";

const settled = (instant: string) => lastSettledDay(new Date(instant));

test("a day is settled an hour after its end, in UTC", () => {
  expect(settled("2026-11-27T00:59:59.999Z")).toBe("2026-11-25");
  expect(settled("2026-11-27T01:00:00.000Z")).toBe("2026-11-26");
  expect(settled("2026-11-27T23:59:59.999Z")).toBe("2026-11-26");
});

test("months, years and leap days follow one another", () => {
  expect(settled("2026-12-01T01:00:00.000Z")).toBe("2026-11-30");
  expect(settled("2027-01-01T00:30:00.000Z")).toBe("2026-12-30");
  expect(settled("2028-03-01T02:00:00.000Z")).toBe("2028-02-29");
  expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
  expect(daysAfter("2027-03-01", -1)).toBe("2027-02-28");
});

test("the clock of Casablanca changes no day: 20 September 2026 is one day like its neighbours", () => {
  expect(daysFrom("2026-09-19", "2026-09-22")).toEqual([
    "2026-09-19",
    "2026-09-20",
    "2026-09-21",
    "2026-09-22",
  ]);
  expect(settled("2026-09-21T01:00:00.000Z")).toBe("2026-09-20");
  expect(daysFrom("2026-09-22", "2026-09-21")).toEqual([]);
});
