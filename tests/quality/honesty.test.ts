import { expect, test } from "vitest";
import demo from "./data/demo.json" with { type: "json" };
import { gatesBroken, reasonsError, shownWithoutReason } from "./honesty.ts";
import type { Bank } from "./judged-set.ts";
import { rankBank } from "./ranked-bank.ts";

const bank: Bank = { cooperatives: (demo as Bank).cooperatives, ideas: (demo as Bank).ideas.slice(0, 3) };
const ranked = rankBank(bank);
const closed = ranked.flatMap(({ all }) => all.filter((pair) => !pair.passed));

test("names every pair that is shown although a gate is closed", () => {
  const careless = ranked.map((idea) => ({ ...idea, shown: idea.all }));
  expect(closed.length).toBeGreaterThan(0);
  expect(gatesBroken(bank, careless).toSorted()).toEqual(
    closed.map((pair) => `${pair.idea} ${pair.cooperative}`).toSorted(),
  );
});

test("takes place, remainders and public benefit for no reason to meet", () => {
  const mute = ranked.map((idea) => ({
    ...idea,
    shown: idea.shown.map((pair) => ({
      ...pair,
      reasonsFor: pair.reasonsFor.filter(({ part }) => part === undefined || part === "region"),
    })),
  }));
  expect(shownWithoutReason(mute)).toHaveLength(ranked.flatMap(({ shown }) => shown).length);
});

test("sees a score that its reasons do not add up to", () => {
  const off = ranked.map((idea, at) => ({
    ...idea,
    all: idea.all.map((pair) => (at === 1 ? { ...pair, score: pair.score + 0.01 } : pair)),
  }));
  expect(reasonsError(off).toScore).toBeCloseTo(0.01, 9);
  expect(reasonsError(off).toOne).toBeCloseTo(0.01, 9);
});
