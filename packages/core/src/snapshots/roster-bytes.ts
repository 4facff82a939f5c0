import * as z from "zod";
import type { RosterEntry } from "./roster.ts";

const format = 1;
/** Version, active, regions and sector of each row of the body, in their order. */
const Header = z.object({
  format: z.literal(format),
  roster: z.array(z.tuple([z.int(), z.boolean(), z.array(z.string()), z.string().optional()])),
});

/** The roster as JSON with its length before it (32 bits, little-endian), then the body as `matching` writes it. */
export function encodeWithRoster(entries: readonly RosterEntry[], body: Uint8Array): Uint8Array {
  const roster = entries.map(({ version, isActive, regions, sector }) =>
    sector === undefined ? [version, isActive, regions] : [version, isActive, regions, sector],
  );
  const head = new TextEncoder().encode(JSON.stringify({ format, roster }));
  const bytes = new Uint8Array(4 + head.length + body.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, 4);
  bytes.set(body, 4 + head.length);
  return bytes;
}

/** Undefined where another format made it. */
export function decodeWithRoster(
  bytes: Uint8Array,
): { readonly entries: readonly RosterEntry[]; readonly body: Uint8Array } | undefined {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const head = Header.safeParse(JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))));
  if (!head.success) return undefined;
  return {
    entries: head.data.roster.map(([version, isActive, regions, sector]) => ({
      version,
      isActive,
      regions,
      sector,
    })),
    body: bytes.subarray(4 + length),
  };
}
