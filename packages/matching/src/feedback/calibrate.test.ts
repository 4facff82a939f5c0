import fc from "fast-check";
import { expect, test } from "vitest";
import { assessCalibration } from "./assess-calibration.ts";
import {
  calibrate,
  fewestOfEach,
  fewestOutcomes,
  fitCalibration,
  type Outcome,
  probabilityOf,
} from "./calibrate.ts";
import { reliability, wilsonInterval } from "./reliability.ts";

const outcomes = fc.array(
  fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), mutual: fc.boolean() }),
  { minLength: 1, maxLength: 400 },
);
const anyScore = fc.double({ min: 0, max: 1, noNaN: true });

/** Lehmer's generator with the multiplier of Park & Miller (1988), 0..1. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Outcomes of scores 0.4..1 whose probability of being mutual is known. */
function drawn(count: number, curve: (score: number) => number, seed = 7): readonly Outcome[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const score = 0.4 + 0.6 * random();
    return { score, mutual: random() < curve(score) };
  });
}

const steep = (score: number) => 1 / (1 + Math.exp(-14 * (score - 0.75)));

test("never falls as the score rises and stays within 0 and 1, whatever came out", () => {
  fc.assert(
    fc.property(outcomes, anyScore, anyScore, (list, a, b) => {
      const curve = fitCalibration(list);
      const [low, high] = [probabilityOf(curve, Math.min(a, b)), probabilityOf(curve, Math.max(a, b))];
      expect(low).toBeGreaterThan(0);
      expect(high).toBeLessThan(1);
      expect(low).toBeLessThanOrEqual(high);
    }),
  );
});

test("does not depend on the order of the outcomes", () => {
  fc.assert(
    fc.property(outcomes, (list) => {
      expect(fitCalibration(list.toReversed())).toEqual(fitCalibration(list));
      expect(assessCalibration(list.toReversed()).after).toEqual(assessCalibration(list).after);
    }),
  );
});

test("recovers a known curve and predicts better than the score itself", () => {
  const list = drawn(20_000, steep);
  const curve = calibrate(list);
  const scores = Array.from({ length: 25 }, (_, at) => 0.42 + at * 0.023);
  const errors = scores.map((score) =>
    Math.abs(probabilityOf(curve ?? fitCalibration([]), score) - steep(score)),
  );
  // Isotonic error at the steepest place: about (3.5 · 0.25 / (2 · 20,000 / 0.6))^(1/3) = 0.024; thrice that at most.
  expect(Math.max(...errors)).toBeLessThan(0.072);
  expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.03);
  const { before, after } = assessCalibration(list);
  expect(after?.brier).toBeLessThan((before?.brier ?? 0) - 0.02);
  expect(after?.expectedCalibrationError).toBeLessThan(0.03);
  expect(before?.expectedCalibrationError).toBeGreaterThan(0.1);
});

test("pools what falls where it should rise, and nothing else", () => {
  const at = (score: number, mutual: number, of: number) =>
    Array.from({ length: of }, (_, place) => ({ score, mutual: place < mutual }));
  const { knots } = fitCalibration([
    ...at(0.2, 0, 9),
    ...at(0.4, 6, 10),
    ...at(0.6, 2, 10),
    ...at(0.8, 9, 9),
  ]);
  expect(knots).toEqual([
    { score: 0.2, probability: 0.1 },
    { score: 0.4, probability: 0.4 },
    { score: 0.6, probability: 0.4 },
    { score: 0.8, probability: 0.9 },
  ]);
});

test("calibrates nothing with too few outcomes, in all or of one kind", () => {
  const list = (mutual: number, not: number) =>
    Array.from({ length: mutual + not }, (_, at) => ({ score: at / 1000, mutual: at < mutual }));
  const most = fewestOutcomes - fewestOfEach;
  expect(calibrate(list(fewestOfEach, most))).toBeDefined();
  expect(calibrate(list(most, fewestOfEach))).toBeDefined();
  expect(calibrate(list(fewestOfEach, most - 1))).toBeUndefined();
  expect(calibrate(list(fewestOfEach - 1, 500))).toBeUndefined();
  expect(calibrate(list(500, fewestOfEach - 1))).toBeUndefined();
  expect(assessCalibration(list(3, 2))).toMatchObject({ outcomes: 5, mutual: 3, after: undefined });
  expect(assessCalibration([])).toMatchObject({ outcomes: 0, before: undefined, calibration: undefined });
});

test("tells in ten bins what was predicted and what was seen", () => {
  const judged = [
    { predicted: 0.05, mutual: false },
    { predicted: 0.55, mutual: true },
    { predicted: 0.57, mutual: false },
    { predicted: 1, mutual: true },
  ];
  const { bins, brier, expectedCalibrationError } = reliability(judged);
  expect(bins.map(({ count }) => count)).toEqual([1, 0, 0, 0, 0, 2, 0, 0, 0, 1]);
  expect(bins[5]?.meanPredicted).toBeCloseTo(0.56, 9);
  expect(bins[5]?.observed).toBe(0.5);
  expect(bins[1]?.observed).toBeUndefined();
  expect(brier).toBeCloseTo((0.05 ** 2 + 0.45 ** 2 + 0.57 ** 2) / 4, 9);
  expect(expectedCalibrationError).toBeCloseTo((0.05 + 2 * 0.06) / 4, 9);
});

test("gives Wilson's interval as published, also where all or none were mutual", () => {
  // Newcombe 1998, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
  const published = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const;
  for (const [successes, count, low, high] of published) {
    const interval = wilsonInterval(successes, count);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  }
});
