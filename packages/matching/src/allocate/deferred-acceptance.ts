import { type Assignment, indexRound, type Round, type RoundIndex } from "./round.ts";

/** Who proposes gets the best place any stable allocation can give it; the other side its worst. */
export type ProposingSide = "cooperatives" | "ideas";

function placeByCooperatives(index: RoundIndex): Int32Array {
  const { ofCooperative, ofIdea, ideaOf, cooperativeOf, ideaRank, acceptable, capacities } = index;
  const next = new Int32Array(ofCooperative.length);
  const held = new Int32Array(ofCooperative.length).fill(-1);
  // A flag per rank and a bound that only falls find an idea's worst partner without scanning its list each time.
  const flags = ofIdea.map((list) => new Uint8Array(list.length));
  const worst = Int32Array.from(ofIdea, (list) => list.length - 1);
  const filled = new Int32Array(ofIdea.length);
  const free = Array.from(ofCooperative, (_list, cooperative) => cooperative).reverse();
  for (let cooperative = free.pop(); cooperative !== undefined; cooperative = free.pop()) {
    const list = ofCooperative[cooperative] ?? [];
    while (held[cooperative] === -1 && (next[cooperative] ?? 0) < list.length) {
      const pair: number = list[next[cooperative] ?? 0] ?? 0;
      next[cooperative] = (next[cooperative] ?? 0) + 1;
      const idea = ideaOf[pair] ?? 0;
      const rank = ideaRank[pair] ?? 0;
      const flag = flags[idea] ?? new Uint8Array();
      if (acceptable[pair] === 0 || capacities[idea] === 0 || rank > (worst[idea] ?? -1)) {
        continue;
      }
      flag[rank] = 1;
      held[cooperative] = pair;
      filled[idea] = (filled[idea] ?? 0) + 1;
      if ((filled[idea] ?? 0) <= (capacities[idea] ?? 0)) {
        continue;
      }
      let last = worst[idea] ?? 0;
      while (flag[last] === 0) {
        last -= 1;
      }
      const rejected: number = cooperativeOf[ofIdea[idea]?.[last] ?? 0] ?? 0;
      flag[last] = 0;
      worst[idea] = last - 1;
      filled[idea] = capacities[idea] ?? 0;
      held[rejected] = -1;
      if (rejected !== cooperative) {
        free.push(rejected);
      }
    }
  }
  return held;
}

function placeByIdeas(index: RoundIndex): Int32Array {
  const { ofIdea, ofCooperative, ideaOf, cooperativeOf, cooperativeRank, acceptable, capacities } = index;
  const next = new Int32Array(ofIdea.length);
  const filled = new Int32Array(ofIdea.length);
  const held = new Int32Array(ofCooperative.length).fill(-1);
  const open = Array.from(ofIdea, (_list, idea) => idea).reverse();
  for (let idea = open.pop(); idea !== undefined; idea = open.pop()) {
    const list = ofIdea[idea] ?? [];
    while ((filled[idea] ?? 0) < (capacities[idea] ?? 0) && (next[idea] ?? 0) < list.length) {
      const pair = list[next[idea] ?? 0] ?? 0;
      next[idea] = (next[idea] ?? 0) + 1;
      const cooperative = cooperativeOf[pair] ?? 0;
      const present = held[cooperative] ?? -1;
      const isBetter = present === -1 || (cooperativeRank[pair] ?? 0) < (cooperativeRank[present] ?? 0);
      if (acceptable[pair] === 0 || !isBetter) {
        continue;
      }
      held[cooperative] = pair;
      filled[idea] = (filled[idea] ?? 0) + 1;
      if (present !== -1) {
        const left = ideaOf[present] ?? 0;
        filled[left] = (filled[left] ?? 0) - 1;
        open.push(left);
      }
    }
  }
  return held;
}

/** The pair each cooperative is placed by, -1 for none. */
export function placeIndexed(index: RoundIndex, proposing: ProposingSide): Int32Array {
  return proposing === "cooperatives" ? placeByCooperatives(index) : placeByIdeas(index);
}

/** By idea, then cooperative. */
function toAssignments(index: RoundIndex, held: Int32Array): readonly Assignment[] {
  return [...held]
    .filter((pair) => pair !== -1)
    .sort((left, right) => left - right)
    .flatMap((pair) => {
      const found = index.pairs[pair];
      return found === undefined ? [] : [{ idea: found.idea, cooperative: found.cooperative }];
    });
}

/**
 * A stable allocation of the round: each cooperative with at most one idea, each idea with at most the partners it seeks.
 * Hospitals/residents by deferred acceptance (Gale & Shapley 1962; Roth 1984; Manlove 2013, ch. 2), O(pairs) after sorting.
 */
export function deferredAcceptance(
  round: Round,
  proposing: ProposingSide = "cooperatives",
): readonly Assignment[] {
  const index = indexRound(round);
  return toAssignments(index, placeIndexed(index, proposing));
}
