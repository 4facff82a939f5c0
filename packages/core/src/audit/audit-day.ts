import * as z from "zod";
import type { AuditEntry } from "./audit-record.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What stands before the first day's digest. */
export const beginning = "0".repeat(64);

/** The digest of a day (UTC): written once, never changed, chained to the day before. */
export const AuditDay = z.object({
  date: z.iso.date(),
  /** How many records were written on that day. */
  count: z.int().min(0),
  digest: sha256,
  /** The digest of the day before; of the first day all zeros. */
  previous: sha256,
  /** The first day of the chain: what was written before it has no digest. */
  countsFrom: z.iso.date(),
  /** Chunks the entries lie in. */
  chunks: z.int().min(0),
  /** When it was made. */
  at: z.iso.datetime(),
});
export type AuditDay = z.infer<typeof AuditDay>;

const inOrder = (a: AuditEntry, b: AuditEntry) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0);

/**
 * The text whose SHA-256 is the digest of a day; the same in whatever order the entries come. It needs no key: whoever
 * has the entries can check the chain.
 */
export function dayText(
  { date, previous, countsFrom }: Pick<AuditDay, "date" | "previous" | "countsFrom">,
  entries: readonly AuditEntry[],
): string {
  const lines = [...entries].sort(inOrder).map(({ place, kind, digest }) => `${kind} ${place} ${digest}`);
  return ["tawafuq-audit/1", countsFrom, date, previous, String(entries.length), ...lines].join("\n");
}

/** A chunk is an item of the table, of 400 kB at most; keys and names of attributes need some room beside the entries. */
const mostBytes = 300_000;
/** What an entry weighs beside its texts. */
const entryBytes = 40;

/** The entries in pieces that fit into one item each, in order. */
export function chunksOf(entries: readonly AuditEntry[]): readonly (readonly AuditEntry[])[] {
  const chunks: AuditEntry[][] = [];
  let bytes = mostBytes;
  for (const entry of [...entries].sort(inOrder)) {
    // Keys are ASCII, so that a character is a byte.
    const weight = entry.place.length + entry.kind.length + entry.digest.length + entryBytes;
    if (bytes + weight > mostBytes) {
      chunks.push([]);
      bytes = 0;
    }
    chunks.at(-1)?.push(entry);
    bytes += weight;
  }
  return chunks;
}
