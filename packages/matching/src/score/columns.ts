import type { CompactCooperatives } from "./compact.ts";

type Column = Uint8Array | Uint16Array | Uint32Array | Float32Array;
type ColumnName = {
  [Name in keyof CompactCooperatives]: CompactCooperatives[Name] extends Column ? Name : never;
}[keyof CompactCooperatives];

/** Columns with one number a row, and lists of several numbers a row with the offsets they share. */
export const plainColumns = [
  ["province", Uint8Array],
  ["reach", Uint8Array],
  ["flags", Uint8Array],
  ["primarySector", Uint8Array],
  ["sectors", Uint32Array],
  ["members", Uint16Array],
  ["women", Uint16Array],
  ["youth", Uint16Array],
  ["openIntroductions", Uint16Array],
  ["maxOpenIntroductions", Uint16Array],
  ["contribution", Float32Array],
  ["land", Float32Array],
  ["cold", Float32Array],
  ["stemSelf", Uint32Array],
  ["gramSelf", Uint32Array],
  ["conceptSelf", Uint32Array],
] as const;

export const listColumns = [
  ["certificateOffsets", [["certificates", Uint8Array]]],
  [
    "tradeOffsets",
    [
      ["trades", Uint8Array],
      ["tradeWeights", Uint8Array],
    ],
  ],
  [
    "conceptOffsets",
    [
      ["concepts", Uint16Array],
      ["conceptWeights", Uint8Array],
      ["conceptOwnWeights", Uint8Array],
    ],
  ],
  [
    "sizeOffsets",
    [
      ["sizeConcepts", Uint16Array],
      ["sizeDimensions", Uint8Array],
      ["sizeAmounts", Float32Array],
    ],
  ],
  [
    "declineOffsets",
    [
      ["declineReasons", Uint8Array],
      ["declineTrades", Uint8Array],
      ["declineDistances", Uint8Array],
      ["declineCapex", Float32Array],
      ["declineMembers", Uint16Array],
    ],
  ],
  ["stemOffsets", [["stems", Uint32Array]]],
  ["meansOffsets", [["means", Uint32Array]]],
  ["gramOffsets", [["grams", Uint32Array]]],
] as const;

/** Rows of one set of columns, in the order they are to stand. */
export interface Selection {
  readonly columns: CompactCooperatives;
  readonly rows: readonly number[];
}

function pickPlain(selections: readonly Selection[], name: ColumnName, into: Column): Column {
  let at = 0;
  for (const { columns, rows } of selections) {
    for (const row of rows) {
      into[at] = columns[name][row] ?? 0;
      at += 1;
    }
  }
  return into;
}

function pickOffsets(selections: readonly Selection[], name: ColumnName, size: number): Uint32Array {
  const offsets = new Uint32Array(size + 1);
  let at = 0;
  for (const { columns, rows } of selections) {
    for (const row of rows) {
      const length = (columns[name][row + 1] ?? 0) - (columns[name][row] ?? 0);
      offsets[at + 1] = (offsets[at] ?? 0) + length;
      at += 1;
    }
  }
  return offsets;
}

function pickList(
  selections: readonly Selection[],
  offsetsName: ColumnName,
  name: ColumnName,
  into: Column,
): Column {
  let at = 0;
  for (const { columns, rows } of selections) {
    const offsets = columns[offsetsName];
    for (const row of rows) {
      const part = columns[name].subarray(offsets[row] ?? 0, offsets[row + 1] ?? 0);
      into.set(part, at);
      at += part.length;
    }
  }
  return into;
}

/** One set of columns of the rows picked from several. */
export function joinColumns(selections: readonly Selection[]): CompactCooperatives {
  const size = selections.reduce((sum, { rows }) => sum + rows.length, 0);
  const plain = plainColumns.map(([name, type]) => [name, pickPlain(selections, name, new type(size))]);
  const lists = listColumns.flatMap(([offsetsName, names]) => {
    const offsets = pickOffsets(selections, offsetsName, size);
    const total = offsets[size] ?? 0;
    return [
      [offsetsName, offsets],
      ...names.map(([name, type]) => [name, pickList(selections, offsetsName, name, new type(total))]),
    ];
  });
  const ids = selections.flatMap(({ columns, rows }) => rows.map((row) => columns.ids[row] ?? ""));
  return { ids, ...Object.fromEntries([...plain, ...lists]) } as CompactCooperatives;
}

/** Bytes of all columns, ids left out. */
export function bytesOf(columns: CompactCooperatives): number {
  const names: readonly ColumnName[] = [
    ...plainColumns.map(([name]) => name),
    ...listColumns.flatMap(([offsets, lists]) => [offsets, ...lists.map(([name]) => name)]),
  ];
  return names.reduce((sum, name) => sum + columns[name].byteLength, 0);
}
