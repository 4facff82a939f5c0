import { isRefusal } from "@tawafuq/core/refusals/refusal";
import { describe, expect, it } from "vitest";
import { readBank } from "./read-bank.ts";

const bank = {
  meta: { what: "made up", cooperatives: ["not a row"], nested: { ideas: [1] } },
  cooperatives: [
    { id: "C01", name: { ar: "تعاونية 🐐 جبل الريحان" } },
    { id: "C02", sectors: [[1, 2], {}] },
    7,
  ],
  ideas: [{ id: "P01", title: { fr: 'Séchage \\ "solaire"' } }, null],
};

async function* chunked(text: string | Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rowsOf(text: string | Uint8Array, size = 64) {
  const rows = [];
  for await (const row of readBank(chunked(text, size))) rows.push(row);
  return rows;
}

async function refusalOf(text: string | Uint8Array, size = 7) {
  try {
    await rowsOf(text, size);
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, args: error.args, faults: error.faults };
    throw error;
  }
  return undefined;
}

describe("readBank", () => {
  const text = JSON.stringify(bank, null, 1);

  it.each([1, 2, 3, 5, 17, 1 << 20])("reads the same rows in chunks of %i bytes", async (size) => {
    const rows = await rowsOf(text, size);
    expect(rows).toEqual([
      ...bank.cooperatives.map((value, index) => ({ list: "cooperatives", row: index + 1, value })),
      ...bank.ideas.map((value, index) => ({ list: "ideas", row: index + 1, value })),
    ]);
  });

  it("reads a file that opens with a byte order mark", async () => {
    expect(await rowsOf(`\uFEFF${text}`, 2)).toHaveLength(5);
  });

  it("takes a file with one of the two lists, and empty lists", async () => {
    expect(await rowsOf('{"ideas":[{"id":"P1"}]}')).toHaveLength(1);
    expect(await rowsOf('{"cooperatives":[],"ideas":[]}')).toEqual([]);
  });

  it("hands out rows before the file has ended", async () => {
    const rows = readBank(chunked('{"cooperatives":[{"id":"C1"},{"id":', 100));
    expect((await rows.next()).value).toEqual({ list: "cooperatives", row: 1, value: { id: "C1" } });
    await expect(rows.next()).rejects.toThrow("invalid_input");
  });

  it("names the byte where damaged JSON breaks", async () => {
    expect(await refusalOf('{"cooperatives":[{"id":"C1"} {"id":"C2"}]}')).toMatchObject({
      code: "invalid_input",
      args: { position: 29 },
      faults: [{ path: "", rule: "invalid_json" }],
    });
    expect(await refusalOf('{"cooperatives":[nope]}')).toMatchObject({ args: { position: 18 } });
  });

  it.each([
    ["nothing", ""],
    ["blanks", "  \n "],
    ["half a file", '{"cooperatives":[{"id":"C1"}'],
    ["half a string", '{"cooperatives":["abc'],
    ["a second root", '{"cooperatives":[]}{"ideas":[]}'],
    ["no JSON at all", "<html></html>"],
    ["a comma too many", '{"cooperatives":[1,]}'],
  ])("refuses %s", async (_, damaged) => {
    expect(await refusalOf(damaged)).toMatchObject({ code: "invalid_input" });
  });

  it.each([
    ["a list as root", "[]", ""],
    ["a word as root", '"bank"', ""],
    ["an object for a list", '{"cooperatives":{"id":"C1"}}', "cooperatives"],
    ["a text for a list", '{"meta":{},"ideas":"[]"}', "ideas"],
    ["endless nesting", `{"ideas":[${"[".repeat(5000)}`, ""],
    ["endless nesting beside the lists", `{"meta":${'{"a":'.repeat(5000)}`, ""],
    ["no list at all", '{"meta":{"cooperatives":[1]}}', "cooperatives"],
  ])("refuses %s", async (_, text, path) => {
    expect(await refusalOf(text)).toMatchObject({ code: "invalid_input", faults: [{ path }] });
  });

  it("refuses every cut of a good file, and never anything but in words of ours", async () => {
    const bytes = new TextEncoder().encode(text);
    for (let end = 0; end < bytes.length; end += 1)
      expect(await refusalOf(bytes.subarray(0, end), 50)).toMatchObject({ code: "invalid_input" });
  });

  it("survives a byte changed anywhere", async () => {
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at < bytes.length; at += 1) {
      const garbled = bytes.slice();
      garbled[at] = (garbled[at] ?? 0) ^ 0x55;
      const refusal = await refusalOf(garbled, 50);
      expect(refusal?.code ?? "invalid_input").toBe("invalid_input");
    }
  });

  it("keeps a row's own keys, even __proto__", async () => {
    const [row] = await rowsOf('{"ideas":[{"__proto__":{"polluted":1},"id":"P1"}]}');
    expect(Object.getPrototypeOf(row?.value)).toBe(Object.prototype);
  });
});
