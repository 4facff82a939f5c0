import { decodeSnapshot, encodeSnapshot } from "@tawafuq/matching/index/snapshot";
import type { CompactCooperatives } from "@tawafuq/matching/score/compact";
import type { RosterEntry } from "./roster.ts";
import { decodeWithRoster, encodeWithRoster } from "./roster-bytes.ts";

/** One shard of the cooperatives: the numbers of the index and what else is remembered of each. */
export interface Shard {
  readonly columns: CompactCooperatives;
  readonly roster: ReadonlyMap<string, RosterEntry>;
}

/** The shard as it is stored. @throws RangeError where the roster lacks a row of the columns */
export function encodeShard({ columns, roster }: Shard): Uint8Array {
  const entries = columns.ids.map((id) => {
    const entry = roster.get(id);
    if (entry === undefined) throw new RangeError(`${id} is not on the roster`);
    return entry;
  });
  return encodeWithRoster(entries, encodeSnapshot(columns));
}

/** Undefined where another format, scorer or glossary made it. */
export function decodeShard(bytes: Uint8Array): Shard | undefined {
  const stored = decodeWithRoster(bytes);
  const columns = stored && decodeSnapshot(stored.body);
  if (stored === undefined || columns?.ids.length !== stored.entries.length) return undefined;
  const roster = new Map<string, RosterEntry>();
  stored.entries.forEach((entry, row) => {
    roster.set(columns.ids[row] ?? "", entry);
  });
  return { columns, roster };
}
