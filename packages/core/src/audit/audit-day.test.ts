import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { beginning, chunksOf, dayText } from "./audit-day.ts";
import { type AuditEntry, auditKinds } from "./audit-record.ts";

const day = { date: "2026-11-26", previous: beginning, countsFrom: "2026-11-26" };

const anEntry = fc.record({
  place: fc.string({ unit: fc.constantFrom(..."ABCxyz019#_. "), minLength: 1, maxLength: 300 }),
  kind: fc.constantFrom(...auditKinds),
  digest: fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 64, maxLength: 64 }),
});
const someEntries = fc.uniqueArray(anEntry, { selector: ({ place }) => place, maxLength: 40 });

describe("the text of a day's digest", () => {
  test("is the same in whatever order the entries come", () => {
    fc.assert(
      fc.property(
        someEntries.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
          ),
        ),
        ([entries, shuffled]) => dayText(day, entries) === dayText(day, shuffled),
      ),
    );
  });

  test("changes with any one character of any entry, and with any entry less", () => {
    const changes = fc.tuple(someEntries, fc.nat(), fc.nat(), fc.constantFrom(..."0123456789abcdef"));
    fc.assert(
      fc.property(changes, ([entries, which, where, by]) => {
        fc.pre(entries.length > 0);
        const at = which % entries.length;
        const entry = entries[at] as AuditEntry;
        const cut = where % entry.digest.length;
        const digest = `${entry.digest.slice(0, cut)}${by}${entry.digest.slice(cut + 1)}`;
        const changed = entries.with(at, { ...entry, digest });
        const isSame = digest === entry.digest;
        return (
          (dayText(day, changed) === dayText(day, entries)) === isSame &&
          dayText(day, entries.toSpliced(at, 1)) !== dayText(day, entries)
        );
      }),
    );
  });

  test("changes with the day before, the date and the first day of the chain", () => {
    const texts = [
      dayText(day, []),
      dayText({ ...day, previous: "1".padStart(64, "0") }, []),
      dayText({ ...day, date: "2026-11-27" }, []),
      dayText({ ...day, countsFrom: "2026-11-25" }, []),
    ];
    expect(new Set(texts).size).toBe(4);
  });
});

describe("chunks", () => {
  test("hold every entry once, in order, and fit into an item of 400 kB", () => {
    const entries = Array.from({ length: 5000 }, (_, index) => ({
      place: `MATCH#${"i".repeat(40)}.${"c".repeat(40)} HIST#hist_${String(index).padStart(6, "0")}`,
      kind: "history" as const,
      digest: index.toString(16).padStart(64, "0"),
    }));
    const chunks = chunksOf(entries.toReversed());
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.flat()).toEqual(entries);
    for (const chunk of chunks) expect(JSON.stringify(chunk).length).toBeLessThan(400_000);
  });

  test("are none where nothing was written, and one for an entry of any length", () => {
    expect(chunksOf([])).toEqual([]);
    const long = { place: "x".repeat(400_000), kind: "act" as const, digest: "0" };
    expect(chunksOf([long, { ...long, place: "y" }])).toHaveLength(2);
  });
});
