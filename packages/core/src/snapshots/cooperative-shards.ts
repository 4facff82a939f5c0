import { createProfileIndex, type ProfileIndex } from "@tawafuq/matching/index/profile-index";
import type { Candidate } from "@tawafuq/matching/index/search";
import { searchShards, shardOf } from "@tawafuq/matching/index/shards";
import type { PreparedCooperative } from "@tawafuq/matching/profile/prepare";
import { joinColumns } from "@tawafuq/matching/score/columns";
import type { CompactCooperatives } from "@tawafuq/matching/score/compact";
import type { IdeaQuery } from "@tawafuq/matching/score/idea-query";
import type { Policy } from "@tawafuq/matching/score/policy";

/** The index over all cooperatives, cut into shards by id. The answer does not depend on how many there are. */
export interface CooperativeShards {
  count(): number;
  replace(profile: PreparedCooperative): void;
  search(query: IdeaQuery, policy: Policy, k: number): readonly Candidate[];
  columns(shard: number): CompactCooperatives;
  /** Cuts the index anew, each shard one piece. */
  cut(count: number): void;
}

/** Prepared texts that wait to be indexed at the most: indexing many at once is cheaper, but they are large. */
const blockSize = 1000;

/** Over the columns of the shards in their order; one empty shard where there are none. */
export function createCooperativeShards(snapshots: readonly CompactCooperatives[]): CooperativeShards {
  let shards: ProfileIndex[] =
    snapshots.length === 0
      ? [createProfileIndex()]
      : snapshots.map((columns) => createProfileIndex([columns]));
  const waiting = new Map<string, PreparedCooperative>();
  const indexed = (): readonly ProfileIndex[] => {
    const rows = Map.groupBy(waiting.values(), ({ profile }) => shardOf(profile.id, shards.length));
    for (const [shard, profiles] of rows) shards[shard]?.replace(profiles);
    waiting.clear();
    return shards;
  };

  return {
    count: () => shards.length,
    replace(profile) {
      waiting.set(profile.profile.id, profile);
      if (waiting.size >= blockSize) indexed();
    },
    search: (query, policy, k) => searchShards(indexed(), query, policy, k),
    columns: (shard) => (indexed()[shard] ?? createProfileIndex()).columns(),
    cut(count) {
      const all = indexed().map((shard) => shard.columns());
      shards = Array.from({ length: count }, (_, shard) => {
        const rowsOf = ({ ids }: CompactCooperatives) =>
          ids.flatMap((id, row) => (shardOf(id, count) === shard ? [row] : []));
        return createProfileIndex([joinColumns(all.map((columns) => ({ columns, rows: rowsOf(columns) })))]);
      });
    },
  };
}
