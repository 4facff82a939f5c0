import { expect, test } from "vitest";
import { chosenOf, decisionOf, readDecision } from "./decision-form.tsx";

test("one chosen match and several are read alike, each with the version that was seen", () => {
  expect(chosenOf(readDecision({ match: "idea_1.coop_1@3", verb: "propose" }))).toEqual([
    { matchId: "idea_1.coop_1", expectedVersion: 3 },
  ]);
  const several = readDecision({ match: ["a.b@1", "c.d@2"], verb: "hold", reason: "other", note: " wait " });
  expect(chosenOf(several)).toEqual([
    { matchId: "a.b", expectedVersion: 1 },
    { matchId: "c.d", expectedVersion: 2 },
  ]);
  expect(decisionOf(several)).toEqual({ verb: "hold", reason: "other", note: "wait" });
});

test("an empty reason and an empty note are none, and nothing chosen is an empty list", () => {
  const sent = readDecision({ match: "a.b@x", verb: "reject", reason: "", note: "" });
  expect(chosenOf(sent)).toEqual([{ matchId: "a.b" }]);
  expect(decisionOf(sent)).toEqual({ verb: "reject" });
  expect(readDecision({ verb: "hold" }).match).toEqual([]);
});

test("giving matches to somebody is no decision", () => {
  const sent = readDecision({ match: "a.b@1", verb: "assign", to: "offi_1" });
  expect(decisionOf(sent)).toBeUndefined();
  expect(sent.to).toBe("offi_1");
});
