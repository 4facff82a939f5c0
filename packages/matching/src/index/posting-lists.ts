/** Documents that hold a key, with how often or how strongly, per key. */
export interface PostingLists {
  readonly postings: Map<string, Map<string, number>>;
  readonly lengths: Map<string, number>;
}

export function createPostingLists(): PostingLists {
  return { postings: new Map(), lengths: new Map() };
}

export function addPostings(lists: PostingLists, id: string, weights: ReadonlyMap<string, number>): void {
  let length = 0;
  for (const [key, weight] of weights) {
    const documents = lists.postings.get(key) ?? new Map<string, number>();
    documents.set(id, weight);
    lists.postings.set(key, documents);
    length += weight;
  }
  lists.lengths.set(id, length);
}

export function removePostings(lists: PostingLists, id: string, keys: Iterable<string>): void {
  for (const key of keys) {
    const documents = lists.postings.get(key);
    documents?.delete(id);
    if (documents?.size === 0) {
      lists.postings.delete(key);
    }
  }
  lists.lengths.delete(id);
}

const saturation = 1.2;
const lengthShare = 0.75;
/** BM25's own length normaliser, fixed so that no document's value depends on the others. */
const usualLength = 60;

/** BM25 (Robertson, Zaragoza 2009) of all documents that share a key with the query. */
export function scorePostings(
  lists: PostingLists,
  query: ReadonlyMap<string, number>,
  weigh: (key: string) => number,
): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const [key, emphasis] of query) {
    const weight = weigh(key) * emphasis;
    for (const [id, amount] of lists.postings.get(key) ?? []) {
      const length = lists.lengths.get(id) ?? usualLength;
      const norm = saturation * (1 - lengthShare + (lengthShare * length) / usualLength);
      scores.set(id, (scores.get(id) ?? 0) + (weight * amount * (saturation + 1)) / (amount + norm));
    }
  }
  return scores;
}
