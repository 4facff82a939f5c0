import type { RankChange } from "@tawafuq/matching/explain/change-codes";
import { rankChanges } from "@tawafuq/matching/explain/rank-changes";
import type { PreparedCooperative, PreparedIdea } from "@tawafuq/matching/profile/prepare";
import type { IdeaQuery } from "@tawafuq/matching/score/idea-query";
import type { Policy } from "../policies/policy.ts";
import type { RankedPair } from "./ranked-pair.ts";

/** Places beyond the list are not told: who stands there is not kept up to date. */
export function changesOnList(
  { prepared, query }: { readonly prepared: PreparedIdea; readonly query: IdeaQuery },
  cooperative: PreparedCooperative,
  list: readonly RankedPair[],
  policy: Policy,
): readonly RankChange[] {
  const places = list.map(({ cooperative: id, value }) => ({ id, value }));
  const isListed = ({ to }: RankChange) => to <= policy.keepPerIdea;
  return rankChanges(prepared, cooperative, places, policy, query)
    .filter(isListed)
    .map(({ from, ...change }) =>
      from === undefined || from > policy.keepPerIdea ? change : { ...change, from },
    );
}
