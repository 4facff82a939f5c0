import { expect, test } from "vitest";
import { exampleCooperative, exampleIdea } from "../profile/example-profiles.ts";
import { defaultPolicy } from "../score/policy.ts";
import { checkGates } from "./check-gates.ts";
import type { PairContext } from "./gate-codes.ts";

function closed(
  cooperative: Parameters<typeof exampleCooperative>[0],
  idea: Parameters<typeof exampleIdea>[0] = {},
  context: PairContext = {},
): readonly string[] {
  return checkGates(exampleIdea(idea), exampleCooperative(cooperative), defaultPolicy, context)
    .filter((gate) => !gate.passed)
    .map((gate) => gate.code);
}

test("lets a registered cooperative in the scope pass every gate", () => {
  expect(closed({})).toEqual([]);
});

test("closes for a dormant, a struck-off and a paused cooperative", () => {
  expect(closed({ legalStatus: "dormant" })).toEqual(["dormant"]);
  expect(closed({ legalStatus: "struck_off" })).toEqual(["struck_off"]);
  expect(closed({ availability: "paused" })).toEqual(["paused"]);
});

test("closes when reach and scope never meet and opens when the reach is wide enough", () => {
  const far = { scope: ["MA-11"] } as const;
  expect(closed({ reach: "region" }, far)).toEqual(["out_of_reach"]);
  expect(closed({ reach: "neighbours" }, far)).toEqual(["out_of_reach"]);
  expect(closed({ reach: "national" }, far)).toEqual([]);
  expect(closed({ reach: "neighbours" }, { scope: ["MA-03"] })).toEqual([]);
  expect(closed({ reach: "province" }, { scope: ["MA-TNG"] })).toEqual(["out_of_reach"]);
  expect(closed({ reach: "region" }, { scope: ["MA-TNG"] })).toEqual([]);
});

test("closes only for far too few members", () => {
  const needs = { minMembers: 20, certifications: [], requirements: [] };
  expect(closed({ members: { total: 13, women: 0, youth: 0 } }, { needs })).toEqual([]);
  expect(closed({ members: { total: 11, women: 0, youth: 0 } }, { needs })).toEqual(["too_few_members"]);
});

test("asks a licence of the trade it binds, passes it at half in progress, and bars no carrier for a food licence", () => {
  const needs = { minMembers: 5, certifications: ["METL_AGREMENT", "ONSSA"], requirements: [] } as const;
  const carrier = { sectors: ["TRA"], branches: [] } as const;
  expect(closed({ ...carrier, certifications: [] }, { needs })).toEqual(["licence_missing"]);
  expect(
    closed({ ...carrier, certifications: [{ code: "METL_AGREMENT", status: "obtained" }] }, { needs }),
  ).toEqual([]);
  expect(closed({ certifications: [] }, { needs })).toEqual([]);
  const inProgress = checkGates(
    exampleIdea({ needs }),
    exampleCooperative({ ...carrier, certifications: [{ code: "METL_AGREMENT", status: "in_progress" }] }),
    defaultPolicy,
  );
  expect(inProgress.find((gate) => gate.code === "licence_missing")).toMatchObject({
    passed: true,
    atHalf: true,
  });
});

test("closes at the limit of open introductions, after a decline and for a blocked pair", () => {
  expect(closed({}, {}, { openIntroductions: 3 })).toEqual(["at_limit"]);
  expect(closed({ openIntroductions: 1, maxOpenIntroductions: 1 })).toEqual(["at_limit"]);
  expect(closed({}, {}, { declinedBefore: true })).toEqual(["declined_before"]);
  expect(closed({}, {}, { blocked: true })).toEqual(["blocked"]);
});
