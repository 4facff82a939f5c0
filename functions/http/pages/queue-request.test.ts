import type { Actor } from "@tawafuq/core/actors/actor";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { expect, test } from "vitest";
import { delegationsOf, queueHref, readFilters, requestOf, safeBack } from "./queue-request.ts";

const officer: Actor = {
  kind: "officer",
  id: "offi_1",
  delegations: ["FES", "SAFI"],
  via: { kind: "key", id: "key_1" },
};
const administrator: Actor = { kind: "administrator", id: "a", via: { kind: "key", id: "key_2" } };
const now = new Date("2026-11-27T12:00:00Z");

test("an officer begins at the first of the own delegations, an administrator may choose any", () => {
  expect(readFilters(officer, {})).toEqual({ delegation: "FES", view: "decide", order: "score" });
  expect(delegationsOf(administrator)).toEqual(DelegationCode.options);
});

test("a value nobody understands counts as absent", () => {
  const query = {
    ...{ delegation: "MARS", view: "nice", sector: "x", province: "MA-00" },
    ...{ minScore: "-4", age: "2", order: "up", cursor: "" },
  };
  expect(readFilters(officer, query)).toEqual({ delegation: "FES", view: "decide", order: "score" });
});

test("an empty score is no score, not zero; an age is a moment before now", () => {
  expect(readFilters(officer, { minScore: "" }).minScore).toBeUndefined();
  expect(requestOf(readFilters(officer, { minScore: "45", age: "7" }), now)).toMatchObject({
    minScore: 0.45,
    sinceBefore: "2026-11-20T12:00:00.000Z",
  });
});

test("the address says the filters again, and a change begins at the first page", () => {
  const filters = readFilters(officer, { sector: "AGR", order: "age", cursor: "abc", province: "MA-FES" });
  expect(queueHref(filters, { view: "held" })).toBe(
    "/queue?view=held&sector=AGR&province=MA-FES&order=age&delegation=FES",
  );
  expect(safeBack(officer, queueHref(filters, { cursor: "n" })).filters).toEqual({ ...filters, cursor: "n" });
});

test("the way back is the queue's, whatever a form says", () => {
  expect(safeBack(officer, "https://elsewhere.example/?view=mine").href).toBe(
    "/queue?view=mine&order=score&delegation=FES",
  );
});
