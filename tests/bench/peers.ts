import { create, insertMultiple, search } from "@orama/orama";
import { Charset, Index } from "flexsearch";
import MiniSearch from "minisearch";
import { TfIdf } from "natural/lib/natural/tfidf/index.js";
import bm25 from "wink-bm25-text-search";

/** A search library with all texts in it; gives the places of the best `k` texts. */
export interface Peer {
  readonly name: string;
  readonly find: (text: string, k: number) => readonly number[] | Promise<readonly number[]>;
}

export type PeerMaker = (texts: readonly string[]) => Peer | Promise<Peer>;

/** Words in any script; for those whose own tokenizer reads Latin letters only. */
function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Its own tokenizer splits at Unicode spaces and punctuation, so it keeps Arabic. */
const miniSearch: PeerMaker = (texts) => {
  const engine = new MiniSearch<{ id: number; text: string }>({ fields: ["text"] });
  engine.addAll(texts.map((text, id) => ({ id, text })));
  return {
    name: "MiniSearch",
    find: (text, k) =>
      engine
        .search(text)
        .slice(0, k)
        .map(({ id }) => Number(id)),
  };
};

const orama: PeerMaker = async (texts) => {
  const engine = create({
    schema: { text: "string" },
    components: { tokenizer: { language: "english", normalizationCache: new Map(), tokenize: words } },
  });
  await insertMultiple(
    engine,
    texts.map((text, at) => ({ id: String(at), text })),
    1000,
  );
  return {
    name: "Orama",
    find: async (text, k) =>
      (await search(engine, { term: text, properties: ["text"], limit: k })).hits.map(({ id }) => Number(id)),
  };
};

/** `suggest` because a text is no phrase: without it every word must be there and nothing is found. */
const flexSearch: PeerMaker = (texts) => {
  const engine = new Index({ tokenize: "strict", encoder: Charset.Normalize });
  texts.forEach((text, at) => {
    engine.add(at, text);
  });
  return {
    name: "FlexSearch",
    find: (text, k) => engine.search(text, { limit: k, suggest: true }).map(Number),
  };
};

const wink: PeerMaker = (texts) => {
  const engine = bm25();
  engine.defineConfig({ fldWeights: { text: 1 } });
  engine.definePrepTasks([words]);
  texts.forEach((text, at) => {
    engine.addDoc({ text }, at);
  });
  engine.consolidate();
  return { name: "wink-bm25", find: (text, k) => engine.search(text, k).map(([id]) => Number(id)) };
};

const bestPlaces = (values: readonly number[], k: number) =>
  values
    .map((value, at) => ({ value, at }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value)
    .slice(0, k)
    .map(({ at }) => at);

function tfIdf(texts: readonly string[]): TfIdf {
  const engine = new TfIdf();
  engine.setTokenizer({ tokenize: words } as unknown as Parameters<TfIdf["setTokenizer"]>[0]);
  for (const text of texts) {
    engine.addDocument(text);
  }
  return engine;
}

/** As its README does: the text is given as it is, and read anew for every document. */
const natural: PeerMaker = (texts) => {
  const engine = tfIdf(texts);
  return { name: "natural", find: (text, k) => bestPlaces(engine.tfidfs(text), k) };
};

/** The faster way: the words are given, read once. */
const naturalByWords: PeerMaker = (texts) => {
  const engine = tfIdf(texts);
  return { name: "natural, words given", find: (text, k) => bestPlaces(engine.tfidfs(words(text)), k) };
};

/** All peers; only FlexSearch is fast enough for a nation. */
export const peerMakers: readonly PeerMaker[] = [
  flexSearch,
  miniSearch,
  orama,
  wink,
  natural,
  naturalByWords,
];
export const peersAtScale: readonly PeerMaker[] = [flexSearch];
