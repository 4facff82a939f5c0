import { type Measured, measured } from "@tawafuq/cli/measured";
import { measureUseCases } from "@tawafuq/tests/cost/measure";
import { beforeAll, describe, expect, it } from "vitest";

/*
 * What one run of each use case may read and write, in request units of DynamoDB, on the demonstration bank. Whoever has
 * a reason to raise one raises it here, then runs `npm run cost:measure`.
 */
const budgets: Readonly<Record<keyof Measured["useCases"], readonly [reads: number, writes: number]>> = {
  "home page": [5, 1],
  "public bank, first page of a process": [6, 1],
  "public bank page": [1, 1],
  "public bank search": [1, 1],
  "idea page": [1, 1],
  "code asked by e-mail": [0, 10],
  "code asked by phone": [0, 10],
  "sign-in with a code": [17, 23],
  "session check": [4, 2],
  "form step kept": [5, 3],
  inbox: [12, 5],
  "profile page": [10, 2],
  "own idea page": [13, 2],
  "queue page": [22, 2],
  "match page": [24, 2],
  "start of a match worker": [11, 0],
  "cooperative registered": [7, 23],
  "match job of a cooperative, new": [6, 13],
  "rank job of an idea": [11, 30],
  "profile edited": [7, 15],
  "match job of a cooperative, edited": [6, 13],
  "round with nothing to do": [13, 0],
  "idea deposited": [6, 25],
  "match job of an idea, new": [8, 51],
  "rank job of a cooperative": [6, 26],
  "round after a deposit": [19, 55],
  "notice: proposal": [6, 54],
  decision: [19, 60],
  "answer, the first of two": [6, 35],
  "notice: answer": [6, 36],
  "answer that makes an introduction": [9, 52],
  "notice: introduction": [9, 50],
  "contact shown": [9, 5],
  "sweep with nothing to do": [17, 0],
  "recompute, a thousand profiles": [2568, 904],
  "row imported": [3, 22],
  "match job of a cooperative, imported": [9, 54],
  "proposal expired": [5, 63],
  "next candidate asked": [7, 27],
  "notice: expiry": [6, 33],
};

let now: Awaited<ReturnType<typeof measureUseCases>>;
beforeAll(async () => {
  now = await measureUseCases();
});

it("every use case that is measured has a budget, and every budget a use case", () => {
  expect(Object.keys(now.useCases).toSorted()).toEqual(Object.keys(budgets).toSorted());
});

describe("stays within its budget of reads and writes:", () => {
  it.each(Object.entries(budgets))("%s", (name, [reads, writes]) => {
    const figures = now.useCases[name];
    expect(figures?.reads).toBeLessThanOrEqual(reads);
    expect(figures?.writes).toBeLessThanOrEqual(writes);
  });
});

it("the stored figures are those of today's code; else run `npm run cost:measure`", () => {
  const counted = (useCases: Readonly<Record<string, { cpuMs: number }>>) =>
    Object.fromEntries(Object.entries(useCases).map(([name, { cpuMs: _, ...figures }]) => [name, figures]));
  expect(counted(now.useCases)).toEqual(counted(measured.useCases));
  expect(now.bank).toEqual(measured.bank);
});
