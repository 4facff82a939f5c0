import { marshall, unmarshall } from "@aws-sdk/util-dynamodb";
import { entryOf } from "@tawafuq/core/audit/audit-record";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Item } from "../table/table.ts";
import { createVault } from "../vault/vault.ts";
import { auditedItem, auditedWords, auditRecordOf, keyOf } from "./audited-item.ts";

const vault = createVault(new Uint8Array(32).fill(7));
const key = { pk: "MATCH#idea_1.coop_1", sk: "HIST#hist_1" };
const line = {
  id: "hist_1",
  matchId: "idea_1.coop_1",
  at: "2026-11-26T23:59:59.999Z",
  by: "officer:offi_1",
  event: "held",
};
const written = auditedWords(vault, key, "history", { ...line, note: "Call Zineb" }, "note");

function digestOf(item: Item): string | undefined {
  const record = auditRecordOf(vault, item);
  return record && entryOf(vault, record).digest;
}
const wordsOf = (item: Item) => auditRecordOf(vault, item)?.words;
const { sealed: _, ...wordless } = written;

describe("a record of the audit trail", () => {
  test("lies under the day it was written, and names nobody's words in clear", () => {
    expect(written.gsi3pk?.S).toMatch(/^AUDIT#2026-11-26#[0-7]$/);
    expect(written.gsi3sk).toEqual({ S: "history#hist_1" });
    expect(JSON.stringify(written)).not.toContain("Zineb");
    expect(auditRecordOf(vault, written)).toMatchObject({
      place: "MATCH#idea_1.coop_1 HIST#hist_1",
      kind: "history",
      words: "whole",
    });
    expect(keyOf("MATCH#idea_1.coop_1 HIST#hist_1")).toEqual(key);
    for (const place of ["", "MATCH#1", "a b c"]) expect(keyOf(place)).toBeUndefined();
  });

  test("keeps its digest when the words are taken out, and shows that they are gone", () => {
    expect(digestOf(wordless)).toBe(digestOf(written));
    expect(wordsOf(wordless)).toBe("gone");
    expect(wordsOf(auditedWords(vault, key, "history", line, "note"))).toBe("none");
  });

  test("shows words that are not its own, or that it never had", () => {
    const other = auditedWords(vault, key, "history", { ...line, note: "Call Amina" }, "note");
    expect(wordsOf({ ...written, sealed: other.sealed ?? { S: "" } })).toBe("changed");
    expect(wordsOf({ ...written, sealed: { S: "k1.broken" } })).toBe("changed");
    const { words: __, ...unmarked } = written;
    expect(wordsOf(unmarked)).toBe("changed");
    expect(digestOf(unmarked)).not.toBe(digestOf(written));
  });

  test("keeps its digest out of the index, and changes it in another place", () => {
    const { gsi3pk: _pk, gsi3sk: _sk, ...hidden } = written;
    expect(digestOf(hidden)).toBe(digestOf(written));
    expect(digestOf({ ...written, pk: { S: "MATCH#idea_1.coop_2" } })).not.toBe(digestOf(written));
  });

  test("two with the same words have different marks: nothing tells that they are the same", () => {
    const elsewhere = { ...key, sk: "HIST#hist_2" };
    const same = auditedWords(
      vault,
      elsewhere,
      "history",
      { ...line, id: "hist_2", note: "Call Zineb" },
      "note",
    );
    expect(same.words).not.toEqual(written.words);
  });

  test("has another digest with another key: whoever has the table alone cannot make one", () => {
    const stranger = createVault(new Uint8Array(32).fill(8));
    const record = auditRecordOf(vault, wordless);
    expect(record && entryOf(stranger, record).digest).not.toBe(digestOf(wordless));
  });

  test("any single changed character of anything it says is found, and any field more or less", () => {
    const fields = fc.dictionary(
      fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 1, maxLength: 12 }),
      fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.boolean()),
      { minKeys: 1, maxKeys: 6 },
    );
    fc.assert(
      fc.property(fields, fc.nat(), fc.nat(), (told, which, where) => {
        const item = auditedItem(key, "history", { ...told, id: "hist_1", at: line.at });
        const before = digestOf(item);
        const names = Object.keys(told);
        const name = names[which % names.length] ?? "";
        const { [name]: value, ...less } = unmarshall(item);
        const isTaken = name === "id" || name === "at" || digestOf(marshall(less)) !== before;
        if (typeof value !== "string") return isTaken;
        const at = where % value.length;
        const flipped = String.fromCharCode(value.charCodeAt(at) ^ 1);
        const changed = value.slice(0, at) + flipped + value.slice(at + 1);
        return isTaken && digestOf(marshall({ ...less, [name]: changed })) !== before;
      }),
    );
  });
});
