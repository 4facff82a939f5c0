import { listColumns, plainColumns } from "../score/columns.ts";
import type { CompactCooperatives } from "../score/compact.ts";
import { scorerVersion } from "../score/pair-score.ts";
import { standardStatistics } from "../text/statistics.ts";

const format = 2;

interface Header {
  readonly format: number;
  /** Numbers of concepts, trades and provinces mean the same only within one version. */
  readonly versions: string;
  readonly ids: readonly string[];
  readonly columns: readonly { readonly name: string; readonly length: number }[];
}

type ColumnType = typeof Uint8Array | typeof Uint16Array | typeof Uint32Array | typeof Float32Array;

const allColumns: readonly (readonly [string, ColumnType])[] = [
  ...plainColumns,
  ...listColumns.flatMap(([offsets, lists]) => [[offsets, Uint32Array] as const, ...lists]),
];
const typeOf = new Map(allColumns);
const alignment = 8;

/** What a snapshot must have been made with to be read: else it is made anew. */
function snapshotVersions(): string {
  return `${scorerVersion} ${standardStatistics.version}`;
}

function aligned(length: number): number {
  return Math.ceil(length / alignment) * alignment;
}

/** Columns as bytes: a JSON header with its length before it, then the columns one after the other, little-endian. */
export function encodeSnapshot(columns: CompactCooperatives): Uint8Array {
  const named = allColumns.map(([name]) => {
    const column = columns[name as "province"];
    return {
      name,
      length: column.length,
      bytes: new Uint8Array(column.buffer, column.byteOffset, column.byteLength),
    };
  });
  const header: Header = {
    format,
    versions: snapshotVersions(),
    ids: columns.ids,
    columns: named.map(({ name, length }) => ({ name, length })),
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const start = aligned(4 + head.length);
  const result = new Uint8Array(named.reduce((sum, { bytes }) => sum + aligned(bytes.length), start));
  new DataView(result.buffer).setUint32(0, head.length, true);
  result.set(head, 4);
  let at = start;
  for (const { bytes } of named) {
    result.set(bytes, at);
    at += aligned(bytes.length);
  }
  return result;
}

/** Columns of a snapshot; undefined where it was made by another format, scorer or glossary. */
export function decodeSnapshot(bytes: Uint8Array): CompactCooperatives | undefined {
  // A copy of its own: columns must start at multiples of their size, and a Buffer's slice is a view.
  const own = new Uint8Array(bytes);
  const length = new DataView(own.buffer).getUint32(0, true);
  const header: Header = JSON.parse(new TextDecoder().decode(own.subarray(4, 4 + length)));
  if (header.format !== format || header.versions !== snapshotVersions()) {
    return undefined;
  }
  let at = aligned(4 + length);
  const columns = header.columns.map(({ name, length: count }) => {
    const type = typeOf.get(name) ?? Uint8Array;
    const column = new type(own.buffer, at, count);
    at += aligned(column.byteLength);
    return [name, column] as const;
  });
  return { ids: header.ids, ...Object.fromEntries(columns) } as unknown as CompactCooperatives;
}
