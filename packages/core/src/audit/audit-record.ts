import { canonical } from "../language/canonical.ts";
import type { Vault } from "../privacy/vault.ts";

/**
 * What counts for the audit trail: lines that are only ever added. Grants and mandates change in place, so every
 * version of theirs leaves a line.
 */
export const auditKinds = [
  "history",
  "viewing",
  "consent",
  "act",
  "opening",
  "receipt",
  "grant",
  "mandate",
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** One record as it stands in the table. */
export interface AuditRecord {
  /** Where it lies; names it in a day's digest. */
  readonly place: string;
  readonly kind: AuditKind;
  /** Everything it says but people's own words: ids, actor, what, when. */
  readonly content: Readonly<Record<string, unknown>>;
  /**
   * What somebody wrote in it stands beside a keyed mark that `content` holds. none: there never was any; whole: as
   * the mark has it; gone: the mark alone is left; changed: they are not the words of the mark, or there is no mark.
   */
  readonly words: "none" | "whole" | "gone" | "changed";
}

/** What a day's digest keeps of a record. */
export interface AuditEntry {
  readonly place: string;
  readonly kind: AuditKind;
  /** Hexadecimal. */
  readonly digest: string;
}

/**
 * HMAC-SHA-256 over the canonical content (RFC 8785) with a key that only the vault has. It outlives what it is of, and
 * is no personal data even so: it is over ids and marks of words, and without the key nobody can try out contents, so
 * that nothing about anybody can be found in what is left after an erasure. With the key away from the table, whoever
 * can write the table alone cannot make one either.
 */
export function entryOf(vault: Pick<Vault, "sign">, { place, kind, content }: AuditRecord): AuditEntry {
  return { place, kind, digest: vault.sign("audit record", canonical({ place, kind, content })) };
}
