import { expect, it } from "vitest";
import { rowIdsOf } from "./export-bank.ts";

const digest = (text: string) => `digest-of-${text}`.replaceAll("_", "-");

it("gives imported rows the id they came with, and others their own", () => {
  expect(rowIdsOf(["coop_demo-C02", "coop_01KABC", "coop_demo-C01"], digest)).toEqual([
    ["01KABC", "coop_01KABC"],
    ["C01", "coop_demo-C01"],
    ["C02", "coop_demo-C02"],
  ]);
});

it("keeps two sources apart that use one id, and cuts none that is too long for a row", () => {
  const long = `idea_a-${"x".repeat(41)}`;
  const rows = rowIdsOf(["idea_a-1", "idea_b-1", "idea_b-2", long], digest);
  expect(rows).toContainEqual(["2", "idea_b-2"]);
  expect(rows).toContainEqual([digest("idea_a-1").slice(0, 32), "idea_a-1"]);
  expect(rows).toContainEqual([digest("idea_b-1").slice(0, 32), "idea_b-1"]);
  expect(rows).toContainEqual([digest(long).slice(0, 32), long]);
  expect(new Set(rows.map(([rowId]) => rowId)).size).toBe(4);
});

it("gives each id one row, though a list may tell it twice while it moves", () => {
  expect(rowIdsOf(["coop_demo-C01", "coop_demo-C01"], digest)).toEqual([["C01", "coop_demo-C01"]]);
});
