import { shardOf } from "@tawafuq/matching/index/shards";
import type { Log } from "../operations/log.ts";
import type { SnapshotRepository } from "./snapshot-repository.ts";

/** What is published: one side of the bank, cut into shards by id. */
export interface Shards {
  count(): number;
  cut(count: number): void;
  /** The shard as it is stored. */
  bytes(shard: number): Uint8Array;
  /** Profiles in all shards. */
  size(): number;
  /** Every change up to this instant is in them, ISO. */
  upTo(): string;
}

/** Stores the shards a worker keeps in memory as snapshots that others start from. */
export interface ShardPublisher {
  /** Begins from what was loaded: the version of each shard, and nothing changed since. */
  begin(versions: readonly number[]): void;
  /** Begins from the whole bank: cut to size, and everything changed since whatever is stored. */
  beginAnew(): Promise<void>;
  /** The profile has changed since the last snapshot. */
  changed(id: string): void;
  /** Publishes the shards with many changes, unless another worker has done so meanwhile; returns how many. */
  publishDue(): Promise<number>;
  /** Publishes every shard; returns how many, fewer where another worker was quicker. */
  publishAll(): Promise<number>;
}

export interface PublisherOptions {
  /** Above so many the bank is cut into more shards. */
  readonly profilesPerShard: number;
  /** Changes that make a new snapshot worth while, of a shard of this size. */
  readonly publishFrom: (size: number) => number;
}

/** Every tenth profile, from one page of the bank (below it a snapshot saves nothing) to ten. */
export const defaultPublishing: PublisherOptions = {
  profilesPerShard: 50_000,
  publishFrom: (size) => Math.min(1000, Math.max(100, Math.ceil(size / 10))),
};

interface ShardState {
  /** Of the stored snapshot the changes are counted from; 0: none. */
  version: number;
  changes: number;
}

export function createShardPublisher(
  { snapshots, log }: { readonly snapshots: SnapshotRepository; readonly log: Log },
  shards: Shards,
  { profilesPerShard, publishFrom }: PublisherOptions,
): ShardPublisher {
  let states: ShardState[] = [];
  let isPublishing = false;
  const neededShards = () => Math.max(1, Math.ceil(shards.size() / profilesPerShard));
  const storedVersion = async (shard: number) => (await snapshots.pointer(shard))?.version ?? 0;

  /** Takes this layout over, counted from what is stored now. */
  async function cut(count: number, changesOf: (size: number) => number): Promise<void> {
    const versions = await Promise.all(Array.from({ length: count }, (_, shard) => storedVersion(shard)));
    shards.cut(count);
    states = versions.map((version) => ({ version, changes: changesOf(shards.size() / count) }));
  }

  async function publish(shard: number, state: ShardState): Promise<boolean> {
    const { changes } = state;
    const layout = { shard, shards: shards.count() };
    const pointer = await snapshots.publish(layout, shards.bytes(shard), shards.upTo(), state.version);
    if (pointer === undefined) return false;
    state.version = pointer.version;
    state.changes -= changes;
    return true;
  }

  /** True where another worker has published the shard: its snapshot is what changes are counted from now. */
  async function follow(shard: number, state: ShardState): Promise<boolean> {
    const pointer = await snapshots.pointer(shard);
    if (pointer === undefined || pointer.version === state.version) return false;
    state.version = pointer.version;
    state.changes = 0;
    if (pointer.shards !== shards.count()) await cut(pointer.shards, () => 0);
    return true;
  }

  async function publishMany(): Promise<number> {
    let published = 0;
    if (neededShards() > shards.count()) await cut(neededShards(), (size) => size);
    const least = publishFrom(shards.size() / shards.count());
    for (const [shard, state] of [...states.entries()]) {
      // A layout taken over meanwhile has states of its own.
      if (states[shard] !== state || state.changes < least) continue;
      if (await follow(shard, state)) continue;
      if (await publish(shard, state)) published += 1;
      else await follow(shard, state);
    }
    return published;
  }

  return {
    begin(versions) {
      states = versions.map((version) => ({ version, changes: 0 }));
    },
    beginAnew: () => cut(neededShards(), (size) => size),
    changed(id) {
      const state = states[shardOf(id, shards.count())];
      if (state !== undefined) state.changes += 1;
    },
    async publishDue() {
      if (isPublishing || shards.size() === 0) return 0;
      isPublishing = true;
      try {
        return await publishMany();
      } catch (error) {
        // Whoever starts next reads a little more; the work at hand is done.
        log.warn("snapshot not published", { error: String(error) });
        return 0;
      } finally {
        isPublishing = false;
      }
    },
    async publishAll() {
      if (shards.size() === 0) return 0;
      let published = 0;
      await cut(neededShards(), (size) => size);
      for (const [shard, state] of states.entries()) if (await publish(shard, state)) published += 1;
      return published;
    },
  };
}
