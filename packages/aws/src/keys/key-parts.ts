import type { Recipient } from "@tawafuq/core/notices/notice";
import type { SubjectRef } from "@tawafuq/core/outbox/event";
import type { Key } from "../table-keys.ts";

/** True for what can be the id of anything here: no separator fits in. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_.:-]{1,400}$/.test(text);
}

/** Joins parts into a key; none of them can contain the separator. @throws RangeError on a malformed part */
export function join(...parts: readonly string[]): string {
  for (const part of parts)
    if (part.includes("#") || part === "") throw new RangeError(`bad key part ${part}`);
  return parts.join("#");
}

/** @throws RangeError on a malformed id: ask `isId` first where it comes from outside. */
export function id(text: string): string {
  if (!isId(text)) throw new RangeError("malformed id in a key");
  return text;
}

/** Free text as one part of a key: injective, without the separator. */
export function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

/** The instant in the one spelling that sorts. @throws RangeError on what is no date */
export function sortableInstant(instant: string): string {
  return new Date(instant).toISOString();
}

/** A share 0..1 that sorts as text. */
export function sortableScore(score: number): string {
  return score.toFixed(6);
}

export type Owner = SubjectRef | Recipient;

const ownerPrefix = { cooperative: "COOP", idea: "IDEA", holder: "HOLD", officer: "OFFICER" } as const;

export const owner = (of: Owner) => join(ownerPrefix[of.kind], id(of.id));

const profiles = {
  cooperative: "COOP",
  idea: "IDEA",
  holder: "HOLD",
  officer: "OFFICER",
  apiKey: "KEY",
  import: "IMPORT",
  grant: "GRANT",
  invitation: "INVITE",
  mandate: "MANDATE",
  tie: "TIE",
  receipt: "RECEIPT",
} as const;

export const profileKey = (kind: keyof typeof profiles, of: string): Key => ({
  pk: join(profiles[kind], id(of)),
  sk: "PROFILE",
});

export type Dated = { readonly id: string; readonly updatedAt: string };

export type Born = { readonly id: string; readonly createdAt: string };
