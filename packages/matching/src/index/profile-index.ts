import { closeTo } from "../glossary/closeness.ts";
import { specificity } from "../glossary/specificity.ts";
import type { AnalysedText } from "../text/analyse.ts";
import { stemWeight, type TextStatistics } from "../text/statistics.ts";
import { addPostings, createPostingLists, removePostings, scorePostings } from "./posting-lists.ts";

interface Candidate {
  readonly id: string;
  readonly value: number;
}

/** An in-memory index over the texts of either side; it only chooses candidates, scoring is another's work. */
export interface ProfileIndex {
  readonly size: () => number;
  /** Adds a profile, or puts a newer text in the place of the old one. */
  readonly replace: (id: string, text: AnalysedText) => void;
  readonly remove: (id: string) => void;
  /** The best candidates for a text, ties by id. */
  readonly retrieve: (query: AnalysedText, limit: number) => readonly Candidate[];
}

function weightsOf(text: AnalysedText): ReadonlyMap<string, number> {
  return new Map([...text.concepts].map(([id, mention]) => [id, mention.weight]));
}

/** A query asks for its concepts and for those close to them, by their closeness. */
function widened(text: AnalysedText): ReadonlyMap<string, number> {
  const wide = new Map<string, number>();
  for (const [id, mention] of text.concepts) {
    for (const [close, closeness] of closeTo(id)) {
      wide.set(close, Math.max(wide.get(close) ?? 0, mention.weight * closeness));
    }
  }
  return wide;
}

function scaled(scores: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const most = Math.max(0, ...scores.values());
  return most === 0 ? scores : new Map([...scores].map(([id, value]) => [id, value / most]));
}

const conceptShare = 2;

export function createProfileIndex(statistics: TextStatistics): ProfileIndex {
  const texts = new Map<string, AnalysedText>();
  const stems = createPostingLists();
  const grams = createPostingLists();
  const concepts = createPostingLists();

  const remove = (id: string) => {
    const old = texts.get(id);
    if (old !== undefined) {
      removePostings(stems, id, old.stems.keys());
      removePostings(grams, id, old.grams.keys());
      removePostings(concepts, id, old.concepts.keys());
      texts.delete(id);
    }
  };

  return {
    size: () => texts.size,
    replace: (id, text) => {
      remove(id);
      texts.set(id, text);
      addPostings(stems, id, text.stems);
      addPostings(grams, id, text.grams);
      addPostings(concepts, id, weightsOf(text));
    },
    remove,
    retrieve: (query, limit) => {
      const fused = new Map<string, number>();
      const add = (scores: ReadonlyMap<string, number>, share: number) => {
        for (const [id, value] of scaled(scores)) {
          fused.set(id, (fused.get(id) ?? 0) + share * value);
        }
      };
      add(
        scorePostings(stems, query.stems, (key) => stemWeight(statistics, key)),
        1,
      );
      add(
        scorePostings(grams, query.grams, () => 1),
        1,
      );
      add(scorePostings(concepts, widened(query), specificity), conceptShare);
      return [...fused]
        .map(([id, value]) => ({ id, value }))
        .sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1))
        .slice(0, limit);
    },
  };
}
