import { listColumns, plainColumns } from "../score/columns.ts";
import type { CompactCooperatives } from "../score/compact.ts";
import { type Column, packColumns, unpackColumns } from "./packed-columns.ts";

const format = "cooperatives 3";

const columnNames: readonly string[] = [
  ...plainColumns.map(([name]) => name),
  ...listColumns.flatMap(([offsets, lists]) => [offsets, ...lists.map(([name]) => name)]),
];

/** Columns as bytes, to be stored. */
export function encodeSnapshot(columns: CompactCooperatives): Uint8Array {
  const named = columnNames.map((name): [string, Column] => [name, columns[name as "province"]]);
  return packColumns(format, columns.ids, Object.fromEntries(named));
}

/** Columns of a snapshot; undefined where it was made by another format, scorer or glossary. */
export function decodeSnapshot(bytes: Uint8Array): CompactCooperatives | undefined {
  const packed = unpackColumns(format, bytes);
  return packed && ({ ids: packed.head, ...packed.columns } as unknown as CompactCooperatives);
}
