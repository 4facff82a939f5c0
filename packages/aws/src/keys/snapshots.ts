import type { Key } from "../table-keys.ts";
import { id, join } from "./key-parts.ts";

export const snapshotPartition = (shard: number) => join("SNAPSHOT", String(shard));

export const snapshotPointerKey = (shard: number): Key => ({ pk: snapshotPartition(shard), sk: "POINTER" });

export const snapshotPrefix = "LABEL#";

export const snapshotKey = (of: { shard: number; label: string }): Key => ({
  pk: snapshotPartition(of.shard),
  sk: join("LABEL", id(of.label)),
});

export const snapshotChunkKey = (of: { shard: number; label: string }, chunk: number): Key => ({
  pk: join("SNAPSHOT", String(of.shard), id(of.label), String(chunk)),
  sk: "CHUNK",
});
