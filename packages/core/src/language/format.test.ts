import { expect, test } from "vitest";
import { formatDate, formatInstant, formatMad, formatNumber, formatPercent } from "./format.ts";

test("money, numbers and shares are written as in Morocco", () => {
  expect(formatMad("ar", 900_000)).toBe("900.000\u00A0درهم");
  expect(formatMad("fr", 900_000)).toBe("900.000\u00A0DH");
  expect(formatMad("en", 900_000.4)).toBe("900,000\u00A0MAD");
  expect(formatNumber("en", 0.125)).toBe("0.13");
  expect(formatPercent("fr", 78.6)).toBe("79\u00A0%");
  expect(formatPercent("ar", 30)).toBe("30%");
});

test("an instant shows as the day and hour in Morocco, the months by their Moroccan names", () => {
  expect(formatDate("ar", "2026-08-14T23:30:00.000Z")).toBe("15 غشت 2026");
  expect(formatDate("fr", "2026-08-14T12:00:00.000Z")).toBe("14 août 2026");
  expect(formatInstant("fr", "2026-08-14T12:00:00.000Z")).toContain("13:00");
});
