import { scorerVersion } from "../score/pair-score.ts";
import { standardStatistics } from "../text/statistics.ts";

const columnTypes = { Uint8Array, Uint16Array, Uint32Array, Float32Array } as const;
type TypeName = keyof typeof columnTypes;
export type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array;

interface Header {
  /** Numbers of concepts, trades and provinces mean the same only within one version. */
  readonly versions: string;
  readonly head: unknown;
  readonly columns: readonly { readonly name: string; readonly type: TypeName; readonly length: number }[];
}

const alignment = 8;

/** What packed columns must have been made with to be read: else they are made anew. */
function packedVersions(format: string): string {
  return `${format} ${scorerVersion} ${standardStatistics.version}`;
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

function typeNameOf(column: Column): TypeName {
  return column.constructor.name as TypeName;
}

/** Columns as bytes: a JSON header with its length before it, then the columns one after the other, little-endian. */
export function packColumns(
  format: string,
  head: unknown,
  columns: Readonly<Record<string, Column>>,
): Uint8Array {
  const named = Object.entries(columns);
  const header: Header = {
    versions: packedVersions(format),
    head,
    columns: named.map(([name, column]) => ({ name, type: typeNameOf(column), length: column.length })),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(4 + text.length);
  const result = new Uint8Array(named.reduce((sum, [, { byteLength }]) => sum + aligned(byteLength), start));
  new DataView(result.buffer).setUint32(0, text.length, true);
  result.set(text, 4);
  let at = start;
  for (const [, { buffer, byteOffset, byteLength }] of named) {
    result.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
  }
  return result;
}

/** What was packed; undefined where it was made by another format, scorer or glossary. */
export function unpackColumns(
  format: string,
  bytes: Uint8Array,
): { readonly head: unknown; readonly columns: Readonly<Record<string, Column>> } | undefined {
  // A copy of its own: columns must start at multiples of their size, and a Buffer's slice is a view.
  const own = new Uint8Array(bytes);
  const length = new DataView(own.buffer).getUint32(0, true);
  const header: Header = JSON.parse(new TextDecoder().decode(own.subarray(4, 4 + length)));
  if (header.versions !== packedVersions(format)) {
    return undefined;
  }
  let at = aligned(4 + length);
  const columns = header.columns.map(({ name, type, length: count }) => {
    const column = new columnTypes[type](own.buffer, at, count);
    at += aligned(column.byteLength);
    return [name, column] as const;
  });
  return { head: header.head, columns: Object.fromEntries(columns) };
}
