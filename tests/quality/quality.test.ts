import { expect, test } from "vitest";
import demo from "./data/demo.json" with { type: "json" };
import demoJudgments from "./data/demo-judgments.json" with { type: "json" };
import dev from "./data/dev.json" with { type: "json" };
import devJudgments from "./data/dev-judgments.json" with { type: "json" };
import { type Bank, evaluate, type Judgments } from "./evaluate.ts";

const development = evaluate(dev as Bank, devJudgments as Judgments);
const demonstration = evaluate(demo as Bank, demoJudgments as Judgments);

test("ranks the development set well, across languages too", () => {
  expect(development.ndcg10.mean).toBeGreaterThan(0.88);
  expect(development.crossLanguageNdcg10.mean).toBeGreaterThan(0.85);
  expect(development.precision5.mean).toBeGreaterThan(0.9);
});

test("closes no gate on a pair judged good", () => {
  expect(development.closedGood).toEqual([]);
  expect(demonstration.closedGood).toEqual([]);
});

test("shows the twins of one project nearly the same partners", () => {
  expect(development.twinTop5Overlap).toBeGreaterThan(0.9);
});

test("finds good partners whose declared sector is wrong and seldom falls for a trap", () => {
  expect(development.wrongSectorRecall10.mean).toBeGreaterThan(0.9);
  expect(development.hardNegativesAbove).toBeLessThan(0.05);
});

test("orders the judged pairs of the demonstration bank", () => {
  expect(demonstration.ndcg10.mean).toBeGreaterThan(0.92);
});
