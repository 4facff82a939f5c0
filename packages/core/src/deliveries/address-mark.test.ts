import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AddressMark, heed, isUndeliverable, lift } from "./address-mark.ts";
import type { DeliveryEvent } from "./delivery-event.ts";

const address = "amina@cooperative.example";
const to = { channel: "email", address, reason: "test" } as const;
const day = (date: number, hour = 8) => new Date(Date.UTC(2026, 2, date, hour)).toISOString();
const delivered = (at: string): DeliveryEvent => ({ ...to, outcome: "delivered", at });
const returned = (at: string, kind: "permanent" | "transient" | "content" = "transient"): DeliveryEvent => ({
  ...to,
  outcome: "returned",
  kind,
  at,
});

function after(...events: readonly DeliveryEvent[]): AddressMark | undefined {
  let mark: AddressMark | undefined;
  for (const event of events) mark = heed(mark, event) ?? mark;
  return mark;
}
const isOut = (mark: AddressMark | undefined, at = day(20)) => isUndeliverable(mark, new Date(at));

describe("an address", () => {
  test("is undeliverable after one permanent return, for half a year", () => {
    const mark = after(returned(day(1), "permanent"));
    expect(isOut(mark)).toBe(true);
    expect(isOut(mark, "2026-08-27T00:00:00.000Z")).toBe(true);
    expect(isOut(mark, "2026-08-29T00:00:00.000Z")).toBe(false);
    expect(mark?.expiresAtEpochSeconds).toBe(Date.parse("2026-08-28T08:00:00.000Z") / 1000);
  });

  test("is undeliverable after transient returns on three days in a row, for two weeks", () => {
    expect(isOut(after(returned(day(10)), returned(day(12))))).toBe(false);
    const mark = after(returned(day(10)), returned(day(12)), returned(day(14)));
    expect(isOut(mark)).toBe(true);
    expect(isOut(mark, day(28, 7))).toBe(true);
    expect(isOut(mark, day(28))).toBe(false);
  });

  test("is not, after many transient returns of one morning, or three that lie far apart", () => {
    expect(isOut(after(...[5, 6, 7, 8, 9].map((hour) => returned(day(12, hour)))))).toBe(false);
    expect(isOut(after(returned(day(1)), returned(day(8)), returned(day(14))))).toBe(false);
  });

  test("is not, where the letter was refused and not the address", () => {
    expect(after(returned(day(10), "content"), { ...to, outcome: "delayed", at: day(11) })).toBeUndefined();
  });

  test("is cleared by a delivery, and begins to count anew", () => {
    expect(isOut(after(returned(day(10), "permanent"), delivered(day(11))))).toBe(false);
    const run = [returned(day(10)), returned(day(11)), delivered(day(12)), returned(day(13))];
    expect(isOut(after(...run))).toBe(false);
    expect(isOut(after(...run, returned(day(14)), returned(day(15))))).toBe(true);
  });

  test("is cleared by its owner's proof; what came back before does not undo it, what comes back later does", () => {
    const before = after(returned(day(10), "permanent"));
    const proved = lift(before, day(11));
    expect(isOut(proved)).toBe(false);
    expect(heed(proved, returned(day(10, 9), "permanent"))).toBeUndefined();
    expect(isOut(heed(proved, returned(day(12), "permanent")))).toBe(true);
    expect(lift(proved, day(11))).toBeUndefined();
  });

  test("is told of the same way whatever order events come in, and however often", () => {
    const times = fc
      .integer({ min: 0, max: 40 })
      .map((sixths) => day(1 + Math.floor(sixths / 4), 6 * (sixths % 4)));
    const events = fc.oneof(
      times.map(delivered),
      fc
        .tuple(times, fc.constantFrom("permanent", "transient", "content"))
        .map(([at, kind]) => returned(at, kind)),
      times.map((at): DeliveryEvent => ({ ...to, outcome: "complained", at })),
    );
    const shuffled = fc
      .array(events, { maxLength: 12 })
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })),
      );
    const told = (mark: AddressMark | undefined) => mark && { ...mark, version: 0 };
    fc.assert(
      fc.property(shuffled, ([list, mixed]) => {
        expect(told(after(...mixed))).toEqual(told(after(...list)));
      }),
      { numRuns: 500 },
    );
  });
});
