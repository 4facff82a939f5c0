import type { Actor } from "@tawafuq/core/actors/actor";
import { DelegationCode } from "@tawafuq/core/language/place-and-trade-codes";
import { expect, test } from "vitest";
import { delegationsOf, queueHref, readFilters, requestOf } from "./queue-request.ts";

const officer: Actor = {
  kind: "officer",
  id: "offi_1",
  delegations: ["FES", "SAFI"],
  via: { kind: "key", id: "key_1" },
};
const administrator: Actor = { kind: "administrator", id: "a", via: { kind: "key", id: "key_2" } };

test("an officer begins at the first of the own delegations, an administrator may choose any", () => {
  expect(readFilters(officer, {})).toEqual({ delegation: "FES", state: "waiting", order: "score" });
  expect(delegationsOf(administrator)).toEqual(DelegationCode.options);
});

test("a value nobody understands counts as absent", () => {
  const query = {
    delegation: "MARS",
    state: "nice",
    sector: "x",
    minScore: "-4",
    order: "up",
    mine: "yes",
    cursor: "",
  };
  expect(readFilters(officer, query)).toEqual({ delegation: "FES", state: "waiting", order: "score" });
});

test("an empty score is no score, not zero", () => {
  expect(readFilters(officer, { minScore: "" }).minScore).toBeUndefined();
  expect(requestOf(readFilters(officer, { minScore: "45" }), officer)).toMatchObject({ minScore: 0.45 });
});

test("the address says the filters again, and a change begins at the first page", () => {
  const filters = readFilters(officer, { sector: "AGR", order: "age", cursor: "abc", mine: "1" });
  expect(queueHref(filters, { state: "held" })).toBe(
    "/queue?state=held&sector=AGR&order=age&mine=1&delegation=FES",
  );
  expect(
    readFilters(
      officer,
      Object.fromEntries(new URLSearchParams(queueHref(filters, { cursor: "n" }).split("?")[1])),
    ),
  ).toEqual({
    ...filters,
    cursor: "n",
  });
});

test("only an officer's own matches are meant by the own ones", () => {
  expect(requestOf(readFilters(officer, { mine: "1" }), officer)).toMatchObject({ assignedTo: "offi_1" });
  expect(requestOf(readFilters(administrator, { mine: "1" }), administrator)).not.toHaveProperty(
    "assignedTo",
  );
});
