import { type Best, bestOf, type Placed } from "@tawafuq/matching/index/best-of";
import type { LiveProfiles } from "../matches/live-profiles.ts";
import { keptOf } from "../matches/rank-subject.ts";
import type { RankedPair } from "../matches/ranked-pair.ts";
import type { SubjectRef } from "../outbox/event.ts";
import type { Policy } from "../policies/policy.ts";

/** The lists of both sides, each ordered anew when the bank has changed since all were ordered. */
export interface OrderedLists {
  kept(subject: SubjectRef): Promise<readonly RankedPair[]>;
  /** Place of the cooperative in the idea's list; undefined: not on it. */
  place(ideaId: string, cooperativeId: string): Promise<number | undefined>;
  /** Ideas that had the cooperative on their list when all were ordered first. */
  listing(cooperativeId: string): readonly string[];
}

interface List {
  /** State of the bank the list holds for. */
  readonly changes: number;
  readonly pairs: readonly RankedPair[];
}

type Offered = RankedPair & Placed;

/**
 * Asks the index for every pair once: a score is the same from both sides, so that the pairs of all ideas are also
 * those of all cooperatives. Asking each cooperative costs sixteen times as much. Undefined where the time is over.
 */
export async function orderLists(
  live: LiveProfiles,
  policy: Policy,
  hasTime: () => boolean,
): Promise<OrderedLists | undefined> {
  const lists = new Map<string, List>();
  const listing = new Map<string, string[]>();
  const bests = new Map<string, Best<Offered>>();
  const begun = live.changes();

  for (const id of live.roster("idea").keys()) {
    if (!hasTime()) return undefined;
    const pairs = await live.rank({ kind: "idea", id }, policy, Number.POSITIVE_INFINITY);
    const kept = pairs.slice(0, policy.keepPerIdea);
    lists.set(id, { changes: begun, pairs: kept });
    for (const { cooperative } of kept) {
      const ideas = listing.get(cooperative);
      if (ideas === undefined) listing.set(cooperative, [id]);
      else ideas.push(id);
    }
    for (const pair of pairs) {
      let best = bests.get(pair.cooperative);
      if (best === undefined) {
        best = bestOf<Offered>(policy.keepPerCooperative);
        bests.set(pair.cooperative, best);
      }
      if (pair.value >= best.floor()) best.offer({ ...pair, id });
    }
  }
  for (const id of live.roster("cooperative").keys())
    lists.set(id, {
      changes: begun,
      pairs: (bests.get(id)?.ordered() ?? []).map(({ id: _, ...pair }) => pair),
    });

  async function kept(subject: SubjectRef): Promise<readonly RankedPair[]> {
    const known = lists.get(subject.id);
    const changes = live.changes();
    if (known?.changes === changes) return known.pairs;
    const pairs = await live.rank(subject, policy, keptOf(subject.kind, policy));
    lists.set(subject.id, { changes, pairs });
    return pairs;
  }

  return {
    kept,
    async place(ideaId, cooperativeId) {
      const pairs = await kept({ kind: "idea", id: ideaId });
      const at = pairs.findIndex(({ cooperative }) => cooperative === cooperativeId);
      return at < 0 ? undefined : at + 1;
    },
    listing: (cooperativeId) => listing.get(cooperativeId) ?? [],
  };
}
