import { decodeSnapshot, encodeSnapshot } from "@tawafuq/matching/index/snapshot";
import type { CompactCooperatives } from "@tawafuq/matching/score/compact";
import * as z from "zod";
import type { RosterEntry } from "./roster.ts";

/** One shard of the cooperatives: the numbers of the index and what else is remembered of each. */
export interface Shard {
  readonly columns: CompactCooperatives;
  readonly roster: ReadonlyMap<string, RosterEntry>;
}

const format = 1;
/** Version, active, regions and sector of each row of the columns, in their order. */
const Header = z.object({
  format: z.literal(format),
  roster: z.array(z.tuple([z.int(), z.boolean(), z.array(z.string()), z.string().optional()])),
});

/** The roster as JSON with its length before it (32 bits, little-endian), then the index as `matching` writes it. */
export function encodeShard({ columns, roster }: Shard): Uint8Array {
  const rows = columns.ids.map((id) => {
    const entry = roster.get(id);
    if (entry === undefined) throw new RangeError(`${id} is not on the roster`);
    const { version, isActive, regions, sector } = entry;
    return sector === undefined ? [version, isActive, regions] : [version, isActive, regions, sector];
  });
  const head = new TextEncoder().encode(JSON.stringify({ format, roster: rows }));
  const index = encodeSnapshot(columns);
  const bytes = new Uint8Array(4 + head.length + index.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  bytes.set(index, 4 + head.length);
  return bytes;
}

/** Undefined where another format, scorer or glossary made it. */
export function decodeShard(bytes: Uint8Array): Shard | undefined {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = Header.safeParse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))));
  // A copy of its own: what comes from Node may be a Buffer, and `slice` of that is a view.
  const columns = decodeSnapshot(new Uint8Array(bytes.subarray(4 + length)));
  if (!head.success || columns === undefined || columns.ids.length !== head.data.roster.length)
    return undefined;
  const roster = new Map<string, RosterEntry>();
  head.data.roster.forEach(([version, isActive, regions, sector], row) => {
    roster.set(columns.ids[row] ?? "", { version, isActive, regions, sector });
  });
  return { columns, roster };
}
