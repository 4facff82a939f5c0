import { createHash } from "node:crypto";
import { refuse } from "@tawafuq/core/refusals/refusal";
import * as z from "zod";
import type { Item } from "./table.ts";

const Sealed = z.strictObject({ q: z.string(), k: z.record(z.string(), z.string().min(1).max(2048)) });

/** What a cursor is bound to: everything of the query but the size of its pages. */
export function fingerprint(query: unknown): string {
  return createHash("sha256").update(JSON.stringify(query)).digest("base64url").slice(0, 16);
}

/** Names the item after which the next page begins. */
export function sealCursor(query: string, item: Item, attributes: readonly string[]): string {
  const key = Object.fromEntries(attributes.map((name) => [name, item[name]?.S ?? ""]));
  return Buffer.from(JSON.stringify({ q: query, k: key })).toString("base64url");
}

/** @throws cursor_invalid on a cursor that this query did not give out */
export function openCursor(cursor: string, query: string, attributes: readonly string[]): Item {
  const sealed = Sealed.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
  if (!sealed.success || sealed.data.q !== query) refuse("cursor_invalid");
  const { k: key } = sealed.data;
  const names = Object.keys(key);
  if (names.length !== attributes.length || names.some((name) => !attributes.includes(name)))
    refuse("cursor_invalid");
  return Object.fromEntries(names.map((name) => [name, { S: key[name] ?? "" }]));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
