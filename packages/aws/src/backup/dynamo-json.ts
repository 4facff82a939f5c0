import type { AttributeValue } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { Item } from "../table/table.ts";

/** An attribute as DynamoDB's own JSON writes it: numbers stay texts, binary becomes base64. */
type WireValue =
  | { S: string }
  | { N: string }
  | { B: string }
  | { BOOL: boolean }
  | { NULL: true }
  | { SS: string[] }
  | { NS: string[] }
  | { BS: string[] }
  | { L: WireValue[] }
  | { M: Record<string, WireValue> };

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64"));

const WireValue: z.ZodType<WireValue> = z.lazy(() =>
  z.union([
    z.strictObject({ S: z.string() }),
    z.strictObject({ N: z.string() }),
    z.strictObject({ B: z.base64() }),
    z.strictObject({ BOOL: z.boolean() }),
    z.strictObject({ NULL: z.literal(true) }),
    z.strictObject({ SS: z.array(z.string()) }),
    z.strictObject({ NS: z.array(z.string()) }),
    z.strictObject({ BS: z.array(z.base64()) }),
    z.strictObject({ L: z.array(WireValue) }),
    z.strictObject({ M: z.record(z.string(), WireValue) }),
  ]),
);

/** An item in DynamoDB's own JSON. */
export const WireItem = z.record(z.string(), WireValue);
export type WireItem = z.infer<typeof WireItem>;

function toWire(value: AttributeValue): WireValue {
  if (value.B !== undefined) return { B: base64(value.B) };
  if (value.BS !== undefined) return { BS: value.BS.map(base64) };
  if (value.L !== undefined) return { L: value.L.map(toWire) };
  if (value.M !== undefined) return { M: wireItem(value.M) };
  // The rest is written as the SDK holds it; what it may add one day must not be lost unseen.
  return WireValue.parse(value);
}

function fromWire(value: WireValue): AttributeValue {
  if ("B" in value) return { B: bytesOf(value.B) };
  if ("BS" in value) return { BS: value.BS.map(bytesOf) };
  if ("L" in value) return { L: value.L.map(fromWire) };
  if ("M" in value) return { M: itemOfWire(value.M) };
  return value;
}

/** @throws ZodError for a kind of attribute that it does not know */
export function wireItem(item: Item): WireItem {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, toWire(value)]));
}

export function itemOfWire(item: WireItem): Item {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, fromWire(value)]));
}
