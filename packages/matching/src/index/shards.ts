import type { IdeaQuery } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import { hashKey } from "../text/keys.ts";
import { bestOf } from "./best-of.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { Candidate } from "./search.ts";

/** The shard a profile belongs to, 0 to `shards` − 1, the same wherever it is asked. */
export function shardOf(id: string, shards: number): number {
  return hashKey(id) % shards;
}

/** The best k of several shards: the same as of one index over all of them. */
function mergeShards(answers: readonly (readonly Candidate[])[], k: number): readonly Candidate[] {
  const best = bestOf<Candidate>(k);
  for (const answer of answers) {
    answer.forEach(best.offer);
  }
  return best.ordered();
}

export function searchShards(
  shards: readonly ProfileIndex[],
  query: IdeaQuery,
  policy: Policy,
  k: number,
): readonly Candidate[] {
  return mergeShards(
    shards.map((shard) => shard.search(query, policy, k)),
    k,
  );
}
