/** One pair that passed its gates and may be shown; `value` 0..1 orders the lists. */
export interface Candidate {
  readonly idea: string;
  readonly cooperative: string;
  readonly value: number;
}

/** Candidates as a bipartite graph in typed arrays; pairs are grouped by cooperative, then by idea, ids ascending. */
export interface AttentionGraph {
  readonly ideas: readonly string[];
  readonly cooperatives: readonly string[];
  readonly ideaOf: Int32Array;
  readonly cooperativeOf: Int32Array;
  readonly values: Float64Array;
  /** The pairs of cooperative c are starts[c] .. starts[c + 1] - 1. */
  readonly starts: Int32Array;
  /** Pairs from the highest value down, ties by idea and cooperative. */
  readonly byValue: Int32Array;
}

/** The places given so far; changed in place. */
export interface Places {
  readonly placed: Uint8Array;
  /** Pairs on each idea's list, unordered. */
  readonly lists: number[][];
  readonly shown: Int32Array;
}

/** Code-unit order: the same on every machine, whatever its locale. */
export function compareIds(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function indexOf(ids: readonly string[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, index) => [id, index]));
}

function distinct(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].sort(compareIds);
}

export function buildGraph(candidates: readonly Candidate[]): AttentionGraph {
  const ideas = distinct(candidates.map((candidate) => candidate.idea));
  const cooperatives = distinct(candidates.map((candidate) => candidate.cooperative));
  const ideaIndex = indexOf(ideas);
  const cooperativeIndex = indexOf(cooperatives);
  const rows = candidates.map(({ idea, cooperative, value }) => {
    if (!(value >= 0 && value <= 1)) {
      throw new RangeError(`The value of ${idea} and ${cooperative} is not within 0..1.`);
    }
    return { idea: ideaIndex.get(idea) ?? 0, cooperative: cooperativeIndex.get(cooperative) ?? 0, value };
  });
  rows.sort((left, right) => left.cooperative - right.cooperative || left.idea - right.idea);
  const starts = new Int32Array(cooperatives.length + 1);
  rows.forEach((row, pair) => {
    const next = rows[pair + 1];
    if (next?.idea === row.idea && next.cooperative === row.cooperative) {
      throw new RangeError(`${ideas[row.idea]} and ${cooperatives[row.cooperative]} are given twice.`);
    }
    starts[row.cooperative + 1] = pair + 1;
  });
  const ideaOf = Int32Array.from(rows, (row) => row.idea);
  const values = Float64Array.from(rows, (row) => row.value);
  const byValue = Int32Array.from(rows, (_row, pair) => pair).sort(
    (left, right) =>
      (values[right] ?? 0) - (values[left] ?? 0) ||
      (ideaOf[left] ?? 0) - (ideaOf[right] ?? 0) ||
      left - right,
  );
  return {
    ideas,
    cooperatives,
    ideaOf,
    cooperativeOf: Int32Array.from(rows, (row) => row.cooperative),
    values,
    starts,
    byValue,
  };
}

export function place(graph: AttentionGraph, places: Places, pair: number): void {
  const cooperative = graph.cooperativeOf[pair] ?? 0;
  places.placed[pair] = 1;
  places.lists[graph.ideaOf[pair] ?? 0]?.push(pair);
  places.shown[cooperative] = (places.shown[cooperative] ?? 0) + 1;
}

export function remove(graph: AttentionGraph, places: Places, pair: number): void {
  const cooperative = graph.cooperativeOf[pair] ?? 0;
  const list = places.lists[graph.ideaOf[pair] ?? 0] ?? [];
  places.placed[pair] = 0;
  list.splice(list.indexOf(pair), 1);
  places.shown[cooperative] = (places.shown[cooperative] ?? 0) - 1;
}

/** Fills every free place in score order: highest value first while list and cooperative have room. */
export function fillByScore(
  graph: AttentionGraph,
  places: Places,
  perIdea: number,
  mostShown: Int32Array,
): void {
  for (const pair of graph.byValue) {
    const cooperative = graph.cooperativeOf[pair] ?? 0;
    const list = places.lists[graph.ideaOf[pair] ?? 0] ?? [];
    const hasRoom = list.length < perIdea && (places.shown[cooperative] ?? 0) < (mostShown[cooperative] ?? 0);
    if (places.placed[pair] === 0 && hasRoom) {
      place(graph, places, pair);
    }
  }
}
