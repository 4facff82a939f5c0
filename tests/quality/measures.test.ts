import { expect, test } from "vitest";
import { bootstrap, meanOf } from "./bootstrap.ts";
import { gini, kendallTauB, ndcg, precision, recall } from "./measures.ts";

test("discounts gains by place, and judges only what could be found", () => {
  const list = { ranked: [0, 3, 1], all: [0, 3, 1, 2] };
  const gained = 7 / Math.log2(3) + 1 / 2;
  const ideal = 7 + 3 / Math.log2(3) + 1 / 2;
  expect(ndcg(list, 10)).toBeCloseTo(gained / ideal, 12);
  expect(ndcg({ ranked: [0], all: [0] }, 10)).toBeUndefined();
  expect(recall(list, 2, 1)).toBeCloseTo(1 / 3, 12);
  expect(precision(list, 5, 2)).toBe(0.5);
});

test("gives τ-b 1 for one order, −1 for its reverse and corrects for ties", () => {
  expect(
    kendallTauB([
      [1, 1],
      [2, 2],
      [3, 3],
    ]),
  ).toBe(1);
  expect(
    kendallTauB([
      [1, 3],
      [2, 2],
      [3, 1],
    ]),
  ).toBe(-1);
  // Two concordant pairs, one tied on the right: 2 / √(3 · 2).
  expect(
    kendallTauB([
      [1, 1],
      [2, 2],
      [3, 2],
    ]),
  ).toBeCloseTo(2 / Math.sqrt(6), 12);
  expect(
    kendallTauB([
      [1, 5],
      [2, 5],
    ]),
  ).toBeUndefined();
});

test("gives a Gini of 0 for equal shares and 1 − 1/n when one has all", () => {
  expect(gini([4, 4, 4])).toBe(0);
  expect(gini([0, 8, 0, 0])).toBeCloseTo(0.75, 12);
  expect(gini([1, 3])).toBeCloseTo(0.25, 12);
});

test("resamples groups whole, so that copies of one project narrow no interval", () => {
  const single = meanOf([0, 1, 0, 1, 1].map((value, at) => ({ unit: `${at}`, value })));
  const copied = meanOf([0, 1, 0, 1, 1].flatMap((value, at) => [0, 1].map(() => ({ unit: `${at}`, value }))));
  expect(single).toMatchObject({ mean: 0.6, count: 5 });
  expect(copied).toEqual({ ...single, count: 10 });
  const apart = bootstrap([0, 0, 1, 1, 0, 0, 1, 1, 1, 1].map((value) => [value]));
  expect(apart.high - apart.low).toBeLessThan(copied.high - copied.low);
});
