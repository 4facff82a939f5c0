import type { LiveProfiles } from "../matches/live-profiles.ts";
import type { RankedPair } from "../matches/ranked-pair.ts";
import type { Policy } from "../policies/policy.ts";

/** The lists of all ideas, each ordered anew when the bank has changed since it was last asked for. */
export interface IdeaLists {
  kept(ideaId: string): Promise<readonly RankedPair[]>;
  /** Place of the cooperative in the idea's list; undefined: not on it. */
  place(ideaId: string, cooperativeId: string): Promise<number | undefined>;
  /** Ideas that had the cooperative on their list when all were ordered first. */
  listing(cooperativeId: string): readonly string[];
}

interface IdeaList {
  /** State of the bank the list holds for. */
  readonly changes: number;
  readonly pairs: readonly RankedPair[];
  readonly placeByCooperative: ReadonlyMap<string, number>;
}

export async function orderIdeaLists(live: LiveProfiles, policy: Policy): Promise<IdeaLists> {
  const lists = new Map<string, IdeaList>();
  const listing = new Map<string, string[]>();

  async function listOf(id: string): Promise<IdeaList> {
    const known = lists.get(id);
    if (known?.changes === live.changes()) return known;
    const changes = live.changes();
    const pairs = await live.rank({ kind: "idea", id }, policy, policy.keepPerIdea);
    const placeByCooperative = new Map(pairs.map(({ cooperative }, index) => [cooperative, index + 1]));
    const list = { changes, pairs, placeByCooperative };
    lists.set(id, list);
    return list;
  }

  for (const idea of live.roster("idea").keys())
    for (const { cooperative } of (await listOf(idea)).pairs) {
      const ideas = listing.get(cooperative);
      if (ideas === undefined) listing.set(cooperative, [idea]);
      else ideas.push(idea);
    }
  return {
    kept: async (ideaId) => (await listOf(ideaId)).pairs,
    place: async (ideaId, cooperativeId) => (await listOf(ideaId)).placeByCooperative.get(cooperativeId),
    listing: (cooperativeId) => listing.get(cooperativeId) ?? [],
  };
}
