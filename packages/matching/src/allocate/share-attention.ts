import {
  type AttentionGraph,
  buildGraph,
  type Candidate,
  compareIds,
  fillByScore,
  type Places,
} from "./attention-graph.ts";
import { augmentShare } from "./augment-share.ts";

/** Limits of one cycle, whole numbers from 0; `guaranteed` may not exceed `mostShownPerCooperative`. */
export interface AttentionLimits {
  /** Places on each idea's list. */
  readonly perIdea: number;
  /** Lists one cooperative may be on in this cycle. */
  readonly mostShownPerCooperative: number;
  /** A cooperative with this many open proposals is on no list. */
  readonly maxOpenProposalsPerCooperative: number;
  /** Lists every eligible cooperative is on at least, where that is possible. */
  readonly guaranteed: number;
}

/** One place; `share`: score order alone would not have given it. */
interface ShortlistPlace {
  readonly cooperative: string;
  readonly value: number;
  readonly by: "score" | "share";
}

export interface Shortlist {
  readonly idea: string;
  /** From the highest value down, ties by id. */
  readonly places: readonly ShortlistPlace[];
}

/**
 * Why a cooperative has fewer places than guaranteed.
 * - at_open_proposal_limit: as many open proposals as allowed, so it is not eligible
 * - too_few_candidates: it is on the list of every idea it is a candidate for
 * - lists_full: every list it could come to, directly or by moving others, is full of cooperatives on their guaranteed places
 */
export type ShareRefusal = "at_open_proposal_limit" | "too_few_candidates" | "lists_full";

interface WithoutShare {
  readonly cooperative: string;
  readonly shown: number;
  readonly reason: ShareRefusal;
}

export interface SharedAttention {
  /** One for each idea with a candidate, by id. */
  readonly shortlists: readonly Shortlist[];
  /** By id. */
  readonly withoutShare: readonly WithoutShare[];
  /** Sum of the values shown. */
  readonly value: number;
  /** The same sum for score order alone under the same limits: the difference is what the guarantee costs. */
  readonly valueByScore: number;
}

function requireLimits(limits: AttentionLimits): void {
  for (const [name, limit] of Object.entries(limits)) {
    if (!Number.isInteger(limit) || limit < 0) {
      throw new RangeError(`${name} must be a whole number from 0.`);
    }
  }
  if (limits.guaranteed > limits.mostShownPerCooperative) {
    throw new RangeError("guaranteed must not exceed mostShownPerCooperative.");
  }
}

function shownValue(graph: AttentionGraph, placed: Uint8Array): number {
  return graph.values.reduce((sum, value, pair) => sum + (placed[pair] === 1 ? value : 0), 0);
}

/** Level by level, so that nobody gets a second guaranteed place before all who can have a first. */
function giveShares(
  graph: AttentionGraph,
  places: Places,
  limits: AttentionLimits,
  mostShown: Int32Array,
): void {
  const best = new Float64Array(graph.cooperatives.length);
  graph.cooperativeOf.forEach((cooperative, pair) => {
    best[cooperative] = Math.max(best[cooperative] ?? 0, graph.values[pair] ?? 0);
  });
  const order = Int32Array.from(best, (_value, cooperative) => cooperative)
    .filter((cooperative) => (mostShown[cooperative] ?? 0) > 0)
    .sort((left, right) => (best[right] ?? 0) - (best[left] ?? 0) || left - right);
  const closed = new Uint8Array(graph.ideas.length);
  for (let level = 1; level <= limits.guaranteed; level += 1) {
    for (const cooperative of order) {
      if ((places.shown[cooperative] ?? 0) === level - 1) {
        augmentShare(graph, places, cooperative, level, limits.perIdea, closed);
      }
    }
  }
}

/**
 * The shortlists of one cycle: score order under the limits, repaired until every eligible cooperative (a candidate
 * somewhere, below its open-proposal limit) has its guaranteed places. Sum over cooperatives of min(shown, guaranteed) is the
 * maximum any lists can have (degree-constrained bipartite matching by augmenting paths: Berge 1957; Schrijver 2003, ch. 21);
 * the value kept is a heuristic: see `augmentShare`. Places freed by the repair are filled in score order again.
 */
export function shareAttention(
  candidates: readonly Candidate[],
  openProposals: ReadonlyMap<string, number>,
  limits: AttentionLimits,
): SharedAttention {
  requireLimits(limits);
  const graph = buildGraph(candidates);
  const { ideas, cooperatives, cooperativeOf, values, starts } = graph;
  const mostShown = Int32Array.from(cooperatives, (id) =>
    (openProposals.get(id) ?? 0) < limits.maxOpenProposalsPerCooperative ? limits.mostShownPerCooperative : 0,
  );
  const places: Places = {
    placed: new Uint8Array(values.length),
    lists: ideas.map(() => []),
    shown: new Int32Array(cooperatives.length),
  };
  fillByScore(graph, places, limits.perIdea, mostShown);
  const byScore = places.placed.slice();
  giveShares(graph, places, limits, mostShown);
  const repaired = places.placed.slice();
  fillByScore(graph, places, limits.perIdea, mostShown);
  const shortlists = ideas.map((idea, index) => ({
    idea,
    places: (places.lists[index] ?? [])
      .map((pair) => ({
        cooperative: cooperatives[cooperativeOf[pair] ?? 0] ?? "",
        value: values[pair] ?? 0,
        by: byScore[pair] === 0 && repaired[pair] === 1 ? ("share" as const) : ("score" as const),
      }))
      .sort((left, right) => right.value - left.value || compareIds(left.cooperative, right.cooperative)),
  }));
  const withoutShare = cooperatives.flatMap((cooperative, index): readonly WithoutShare[] => {
    const shown = places.shown[index] ?? 0;
    if (shown >= limits.guaranteed) {
      return [];
    }
    const candidateOf = (starts[index + 1] ?? 0) - (starts[index] ?? 0);
    const full = shown === candidateOf ? "too_few_candidates" : "lists_full";
    return [{ cooperative, shown, reason: mostShown[index] === 0 ? "at_open_proposal_limit" : full }];
  });
  return {
    shortlists,
    withoutShare,
    value: shownValue(graph, places.placed),
    valueByScore: shownValue(graph, byScore),
  };
}
