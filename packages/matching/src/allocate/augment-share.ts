import { type AttentionGraph, type Places, place, remove } from "./attention-graph.ts";

/** How a layered search came to an idea: the pair to add there, the pair to take from the idea before, the value lost so far. */
interface Arrival {
  readonly enter: number;
  readonly from: number;
  readonly leave: number;
  readonly loss: number;
}

interface End {
  readonly idea: number;
  readonly leave: number;
  readonly loss: number;
}

/** Ideas from which no place can be freed any more; a later search never enters them. */
export type ClosedIdeas = Uint8Array;

function offer(layer: Map<number, Arrival>, idea: number, arrival: Arrival): void {
  const known = layer.get(idea);
  if (
    known === undefined ||
    arrival.loss < known.loss ||
    (arrival.loss === known.loss && arrival.enter < known.enter)
  ) {
    layer.set(idea, arrival);
  }
}

function better(end: End, best: End | undefined): boolean {
  return best === undefined || end.loss < best.loss || (end.loss === best.loss && end.idea < best.idea);
}

/**
 * Gives one cooperative one more place along an augmenting path (Berge 1957): it enters an idea's list, whoever leaves that
 * list for it enters another of its own, and the path ends at a free place or at a cooperative shown more than `level` times.
 * The search goes breadth first, so a place is found whenever there is one; among the shortest paths it takes the one that
 * loses least value, which moves the fewest cooperatives rather than minimising the loss over all paths.
 * False, and nothing changed but `closed`, when no place exists.
 */
export function augmentShare(
  graph: AttentionGraph,
  places: Places,
  cooperative: number,
  level: number,
  perIdea: number,
  closed: ClosedIdeas,
): boolean {
  const { ideaOf, cooperativeOf, values, starts } = graph;
  const arrivals = new Map<number, Arrival>();
  const expand = (layer: Map<number, Arrival>, who: number, from: number, leave: number, loss: number) => {
    for (let pair = starts[who] ?? 0; pair < (starts[who + 1] ?? 0); pair += 1) {
      const idea = ideaOf[pair] ?? 0;
      if (places.placed[pair] === 0 && closed[idea] === 0 && !arrivals.has(idea)) {
        offer(layer, idea, { enter: pair, from, leave, loss: loss - (values[pair] ?? 0) });
      }
    }
  };
  let layer = new Map<number, Arrival>();
  expand(layer, cooperative, -1, -1, 0);
  while (layer.size > 0) {
    let best: End | undefined;
    for (const [idea, arrival] of layer) {
      arrivals.set(idea, arrival);
      const list = places.lists[idea] ?? [];
      const ends: readonly End[] =
        list.length < perIdea
          ? [{ idea, leave: -1, loss: arrival.loss }]
          : list
              .filter((pair) => (places.shown[cooperativeOf[pair] ?? 0] ?? 0) > level)
              .map((pair) => ({ idea, leave: pair, loss: arrival.loss + (values[pair] ?? 0) }));
      for (const end of ends) {
        best = better(end, best) ? end : best;
      }
    }
    if (best !== undefined) {
      applyPath(graph, places, arrivals, best);
      return true;
    }
    const next = new Map<number, Arrival>();
    for (const [idea, arrival] of layer) {
      for (const pair of places.lists[idea] ?? []) {
        expand(next, cooperativeOf[pair] ?? 0, idea, pair, arrival.loss + (values[pair] ?? 0));
      }
    }
    layer = next;
  }
  // Everybody on these lists is on a place they cannot give up and can only go to these same lists, now and later.
  for (const idea of arrivals.keys()) {
    closed[idea] = 1;
  }
  return false;
}

function applyPath(
  graph: AttentionGraph,
  places: Places,
  arrivals: ReadonlyMap<number, Arrival>,
  end: End,
): void {
  if (end.leave >= 0) {
    remove(graph, places, end.leave);
  }
  let arrival = arrivals.get(end.idea);
  while (arrival !== undefined) {
    if (arrival.leave >= 0) {
      remove(graph, places, arrival.leave);
    }
    place(graph, places, arrival.enter);
    arrival = arrivals.get(arrival.from);
  }
}
