import { expect, test } from "vitest";
import { readDecision, rowsOf } from "./decision-form.tsx";

test("one chosen match and several are read alike, each with the version that was seen", () => {
  expect(rowsOf(readDecision({ match: "idea_1.coop_1@3", verb: "propose" }))).toEqual([
    { matchId: "idea_1.coop_1", verb: "propose", expectedVersion: 3 },
  ]);
  const several = readDecision({ match: ["a.b@1", "c.d@2"], verb: "hold", reason: "other", note: " wait " });
  expect(rowsOf(several)).toEqual([
    { matchId: "a.b", verb: "hold", reason: "other", note: "wait", expectedVersion: 1 },
    { matchId: "c.d", verb: "hold", reason: "other", note: "wait", expectedVersion: 2 },
  ]);
});

test("an empty reason and an empty note are none, and nothing chosen is an empty list", () => {
  expect(rowsOf(readDecision({ match: "a.b@x", verb: "reject", reason: "", note: "" }))).toEqual([
    { matchId: "a.b", verb: "reject" },
  ]);
  expect(readDecision({ verb: "hold" }).match).toEqual([]);
});
