import { expect, test } from "vitest";
import { tellFailure, tellReport } from "./report.ts";
import { runFuzz } from "./run.ts";
import { startTarget } from "./target.ts";

const seed = 20_261_126;

test("a thousand requests, whole and broken ones, are answered as the contract says and tell no contact", async () => {
  const report = await runFuzz({ seed, count: 1000, open: startTarget });
  console.log(tellReport(report));
  const told = report.failures.map((failure) => tellFailure(failure, seed, "http://127.0.0.1:3000"));
  expect(told).toEqual([]);
  expect(report.faults).toEqual([]);
  expect(report.statuses.size).toBe(report.operations);
}, 300_000);
