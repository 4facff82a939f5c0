import type { Key } from "../table-keys.ts";
import { id, join } from "./key-parts.ts";

/** What is kept as snapshots: the index of the cooperatives, the ideas as matching knows them, the public bank. */
export type SnapshotSet = "cooperatives" | "ideas" | "bank";

const prefixes: Readonly<Record<SnapshotSet, readonly string[]>> = {
  cooperatives: ["SNAPSHOT"],
  ideas: ["SNAPSHOT", "IDEAS"],
  bank: ["SNAPSHOT", "BANK"],
};

export const snapshotPartition = (set: SnapshotSet, shard: number) => join(...prefixes[set], String(shard));

export const snapshotPointerKey = (set: SnapshotSet, shard: number): Key => ({
  pk: snapshotPartition(set, shard),
  sk: "POINTER",
});

export const snapshotPrefix = "LABEL#";

interface Labelled {
  readonly shard: number;
  readonly label: string;
}

export const snapshotKey = (set: SnapshotSet, of: Labelled): Key => ({
  pk: snapshotPartition(set, of.shard),
  sk: join("LABEL", id(of.label)),
});

export const snapshotChunkKey = (set: SnapshotSet, of: Labelled, chunk: number): Key => ({
  pk: join(...prefixes[set], String(of.shard), id(of.label), String(chunk)),
  sk: "CHUNK",
});
