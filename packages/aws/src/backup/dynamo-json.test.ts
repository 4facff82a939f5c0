import { describe, expect, it } from "vitest";
import { itemOfWire, WireItem, wireItem } from "./dynamo-json.ts";

describe("an item in a backup", () => {
  it("comes back as it was: large numbers to the digit, binary to the byte, sets as sets, whatever is inside", () => {
    const item = {
      text: { S: "زيت\u2028الزيتون\n" },
      number: { N: "12345678901234567890.12345678901234567" },
      bytes: { B: new Uint8Array([0, 255, 10, 13]) },
      none: { B: new Uint8Array() },
      yes: { BOOL: false },
      nothing: { NULL: true as const },
      texts: { SS: ["a", ""] },
      numbers: { NS: ["1", "1e-130"] },
      parts: { BS: [new Uint8Array([1]), new Uint8Array([2, 3])] },
      list: { L: [{ B: new Uint8Array([7]) }, { M: { inner: { N: "0" } } }, { L: [] }] },
      map: { M: { __proto__like: { S: "x" }, deep: { M: { b: { B: new Uint8Array([9]) } } } } },
    };
    const line = JSON.stringify(wireItem(item));
    expect(line).not.toContain("\n");
    expect(itemOfWire(WireItem.parse(JSON.parse(line)))).toEqual(item);
  });

  it("is refused where an attribute is none of DynamoDB's", () => {
    for (const value of [{ X: "1" }, { S: 1 }, { B: "not base64!" }, { S: "a", N: "1" }, "plain"])
      expect(WireItem.safeParse({ pk: value }).success).toBe(false);
  });
});
