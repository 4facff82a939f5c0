import { describe, expect, test } from "vitest";
import check from "./data/check.json" with { type: "json" };
import checkJudgments from "./data/check-judgments.json" with { type: "json" };
import demo from "./data/demo.json" with { type: "json" };
import demoJudgments from "./data/demo-judgments.json" with { type: "json" };
import dev from "./data/dev.json" with { type: "json" };
import devJudgments from "./data/dev-judgments.json" with { type: "json" };
import { evaluate } from "./evaluate.ts";
import type { Bank, Judgments } from "./judged-set.ts";

const development = evaluate(dev as Bank, devJudgments as Judgments);
const demonstration = evaluate(demo as Bank, demoJudgments as Judgments);
const independentCheck = evaluate(check as Bank, checkJudgments as Judgments);

/** Floors a little below what was measured; they guard against falling back and promise nothing. */
const floors = [
  {
    name: "development",
    quality: development,
    ndcg: 0.89,
    recall: 0.76,
    precision: 0.88,
    crossLanguage: 0.87,
  },
  {
    name: "demonstration",
    quality: demonstration,
    ndcg: 0.94,
    recall: 0.81,
    precision: 0.96,
    crossLanguage: 0.8,
  },
  {
    name: "independent check",
    quality: independentCheck,
    ndcg: 0.92,
    recall: 0.92,
    precision: 0.92,
    crossLanguage: 0.87,
  },
];

describe.each(floors)("on the $name set", ({ quality, ndcg, recall, precision, crossLanguage }) => {
  test("ranks well, across languages too", () => {
    expect(quality.overall.ndcg10.mean).toBeGreaterThan(ndcg);
    expect(quality.overall.recall10.mean).toBeGreaterThan(recall);
    expect(quality.overall.precision5.mean).toBeGreaterThan(precision);
    expect(quality.crossLanguage.ndcg10.mean).toBeGreaterThan(crossLanguage);
  });

  test("ranks far better than plain text search behind the same gates", () => {
    for (const baseline of Object.values(quality.baselines)) {
      expect(quality.overall.ndcg10.mean).toBeGreaterThan(baseline.ndcg10.mean + 0.12);
      expect(quality.crossLanguage.ndcg10.mean).toBeGreaterThan(baseline.crossLanguageNdcg10.mean + 0.12);
    }
  });

  test("closes no gate on a good pair and shows nothing past a closed one", () => {
    expect(quality.closedGood).toEqual([]);
    expect(quality.gatesBroken).toEqual([]);
  });

  test("gives every shown pair a reason to meet and reasons that add up", () => {
    expect(quality.shownWithoutReason).toEqual([]);
    expect(quality.reasonsError.toScore).toBeLessThan(1e-9);
    expect(quality.reasonsError.toOne).toBeLessThan(1e-9);
  });

  test("leaves few eligible cooperatives out of every list", () => {
    expect(quality.exposure.neverShown.mean).toBeLessThan(0.1);
    expect(quality.exposure.gini.mean).toBeLessThan(0.5);
  });
});

test("shows the twins of one project nearly the same partners", () => {
  expect(development.twins.top5Overlap.mean).toBeGreaterThan(0.91);
  expect(development.twins.tauB.mean).toBeGreaterThan(0.55);
  expect(independentCheck.twins.top5Overlap.mean).toBeGreaterThan(0.82);
  expect(independentCheck.twins.tauB.mean).toBeGreaterThan(0.68);
});

test("finds good partners whose declared sector is wrong and seldom falls for a trap", () => {
  expect(development.wrongSector.ndcg10.mean).toBeGreaterThan(0.92);
  expect(independentCheck.wrongSector.ndcg10.mean).toBeGreaterThan(0.78);
  expect(development.hardNegativesAbove.mean).toBeLessThan(0.05);
  expect(independentCheck.hardNegativesAbove.mean).toBeLessThan(0.08);
});

test("proposes nothing for ideas without a partner", () => {
  expect(development.withoutPartnerEmpty.mean).toBe(1);
  expect(independentCheck.withoutPartnerEmpty.mean).toBe(1);
});
