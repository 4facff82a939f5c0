import { describe, expect, test } from "vitest";
import { listed, matches } from "./query.ts";

const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const record = { id: "a", name: "Aïcha", age: 30, image: null, createdAt: at(2) };

describe("a query", () => {
  test("without conditions means every record", () => {
    expect(matches([], record)).toBe(true);
  });

  test("wants all its conditions, and of its alternatives one", () => {
    const name = { field: "name", is: "eq", value: "Aïcha" } as const;
    const young = { field: "age", is: "lt", value: 18, alternative: true } as const;
    const grown = { field: "age", is: "gte", value: 18, alternative: true } as const;
    expect(matches([name, young, grown], record)).toBe(true);
    expect(matches([name, young], record)).toBe(false);
    expect(matches([{ ...name, is: "ne" }, grown], record)).toBe(false);
  });

  test("compares dates as instants and takes an absent field for null", () => {
    expect(matches([{ field: "createdAt", is: "eq", value: at(2) }], record)).toBe(true);
    expect(matches([{ field: "createdAt", is: "lt", value: at(2) }], record)).toBe(false);
    expect(matches([{ field: "nowhere", is: "eq", value: null }], record)).toBe(true);
    expect(matches([{ field: "nowhere", is: "lt", value: 5 }], record)).toBe(false);
    expect(matches([{ field: "image", is: "contains", value: "a" }], record)).toBe(false);
  });

  test("looks past the case of letters only where it is told to", () => {
    const name = { field: "name", is: "starts_with", value: "AÏ" } as const;
    expect(matches([name], record)).toBe(false);
    expect(matches([{ ...name, ignoreCase: true }], record)).toBe(true);
  });

  test("of a list means those in it, or those outside", () => {
    expect(matches([{ field: "age", is: "in", value: [29, 30] }], record)).toBe(true);
    expect(matches([{ field: "age", is: "not_in", value: [29, 30] }], record)).toBe(false);
    expect(matches([{ field: "age", is: "in", value: [] }], record)).toBe(false);
  });
});

describe("a listing", () => {
  const three = [
    { id: "a", createdAt: at(1) },
    { id: "b", createdAt: at(2) },
    { id: "c", createdAt: at(2) },
  ];
  const idsOf = (records: readonly { readonly id?: unknown }[]) => records.map(({ id }) => id);

  test("stands as made unless it is sorted", () => {
    expect(idsOf(listed(three, { where: [], offset: 1, limit: 1 }))).toEqual(["b"]);
  });

  test("newest first begins with the one made last, even within one instant", () => {
    const sortBy = { field: "createdAt", direction: "desc" } as const;
    expect(idsOf(listed(three, { where: [], sortBy }))).toEqual(["c", "b", "a"]);
    expect(idsOf(listed(three, { where: [], sortBy, limit: 1 }))).toEqual(["c"]);
  });
});
