import * as z from "zod";
import { tableRoles } from "./bank-tables.ts";
import { WireItem } from "./dynamo-json.ts";

/*
 * A backup is gzip over lines of JSON: a Head; an ItemLine for every item, the table's before the ledger's; a Tail. The
 * tail's hash is over all bytes before it, so that a file that was cut or changed is known before anything is written.
 */

export const backupFormat = "tawafuq-backup/1";

const Counts = z.strictObject({ table: z.int().min(0), erasures: z.int().min(0) });
export type Counts = z.infer<typeof Counts>;

export const Head = z.object({
  format: z.literal(backupFormat),
  app: z.literal("tawafuq"),
  /** When reading began. Items changed during the reading stand as they were before or after. */
  startedAt: z.iso.datetime(),
  /** Names the master key that personal data in the file is sealed with, and tells nothing of it. */
  keyMark: z.string().regex(/^[0-9a-f]{64}$/),
  /** What the tables said of themselves: up to six hours old on AWS; the tail has the real counts. */
  about: Counts,
});
export type Head = z.infer<typeof Head>;

export const ItemLine = z.strictObject({ in: z.enum(tableRoles), item: WireItem });
export type ItemLine = z.infer<typeof ItemLine>;

export const Tail = z.strictObject({
  end: z.literal(backupFormat),
  items: Counts,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Tail = z.infer<typeof Tail>;

/** A line longer than this is none of ours: an item has 400 KB at most, a byte of it six in the line. */
export const longestLine = 4 * 1024 * 1024;
