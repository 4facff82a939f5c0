import { shardOf } from "@tawafuq/matching/index/shards";
import type { Ports } from "../ports.ts";
import type { CooperativeShards } from "./cooperative-shards.ts";
import type { RosterEntry } from "./roster.ts";
import { encodeShard } from "./shard-bytes.ts";

/** Stores the shards a worker keeps in memory as snapshots that others start from. */
export interface ShardPublisher {
  /** Begins from what was loaded: the version of each shard, and nothing changed since. */
  begin(versions: readonly number[]): void;
  /** Begins from the whole bank: cut to size, and everything changed since whatever is stored. */
  beginAnew(): Promise<void>;
  /** The cooperative has changed since the last snapshot. */
  changed(id: string): void;
  /** Publishes the shards with many changes, unless another worker has done so meanwhile. */
  publishDue(): Promise<void>;
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
  ports: Ports,
  shards: () => CooperativeShards,
  roster: ReadonlyMap<string, RosterEntry>,
  upTo: () => string,
  { profilesPerShard, publishFrom }: PublisherOptions,
): ShardPublisher {
  let states: ShardState[] = [];
  let isPublishing = false;
  const neededShards = () => Math.max(1, Math.ceil(roster.size / profilesPerShard));
  const storedVersion = async (shard: number) => (await ports.snapshots.pointer(shard))?.version ?? 0;

  /** Takes this layout over, counted from what is stored now. */
  async function cut(count: number, changesOf: (size: number) => number): Promise<void> {
    const versions = await Promise.all(Array.from({ length: count }, (_, shard) => storedVersion(shard)));
    shards().cut(count);
    states = versions.map((version) => ({ version, changes: changesOf(roster.size / count) }));
  }

  async function publish(shard: number, state: ShardState): Promise<boolean> {
    const { changes } = state;
    const columns = shards().columns(shard);
    const layout = { shard, shards: shards().count() };
    const bytes = encodeShard({ columns, roster });
    const pointer = await ports.snapshots.publish(layout, bytes, upTo(), state.version);
    if (pointer === undefined) return false;
    state.version = pointer.version;
    state.changes -= changes;
    return true;
  }

  /** True where another worker has published the shard: its snapshot is what changes are counted from now. */
  async function follow(shard: number, state: ShardState): Promise<boolean> {
    const pointer = await ports.snapshots.pointer(shard);
    if (pointer === undefined || pointer.version === state.version) return false;
    state.version = pointer.version;
    state.changes = 0;
    if (pointer.shards !== shards().count()) await cut(pointer.shards, () => 0);
    return true;
  }

  async function publishMany(): Promise<void> {
    if (neededShards() > shards().count()) await cut(neededShards(), (size) => size);
    const least = publishFrom(roster.size / shards().count());
    for (const [shard, state] of [...states.entries()]) {
      // A layout taken over meanwhile has states of its own.
      if (states[shard] !== state || state.changes < least) continue;
      if (await follow(shard, state)) continue;
      if (!(await publish(shard, state))) await follow(shard, state);
    }
  }

  return {
    begin(versions) {
      states = versions.map((version) => ({ version, changes: 0 }));
    },
    beginAnew: () => cut(neededShards(), (size) => size),
    changed(id) {
      const state = states[shardOf(id, shards().count())];
      if (state !== undefined) state.changes += 1;
    },
    async publishDue() {
      if (isPublishing || upTo() === "") return;
      isPublishing = true;
      try {
        await publishMany();
      } catch (error) {
        // Whoever starts next reads a little more; the work at hand is done.
        ports.log.warn("snapshot not published", { error: String(error) });
      } finally {
        isPublishing = false;
      }
    },
    async publishAll() {
      if (upTo() === "") return 0;
      let published = 0;
      await cut(neededShards(), (size) => size);
      for (const [shard, state] of states.entries()) if (await publish(shard, state)) published += 1;
      return published;
    },
  };
}
