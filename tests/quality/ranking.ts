import type { Baseline } from "./baselines.ts";
import type { Interval } from "./bootstrap.ts";
import { type JudgedIdeas, type Keep, orderOf } from "./judged-ideas.ts";
import { crossesLanguages } from "./judged-set.ts";
import { ndcg, precision, recall } from "./measures.ts";
import type { RankedIdea } from "./ranked-bank.ts";

/** How well the pairs with every gate open are ordered, a mean over the ideas that have such pairs. */
export interface Ranking {
  readonly ndcg10: Interval;
  /** Of grade ≥ 1. */
  readonly recall10: Interval;
  /** Of grade ≥ 2, as a share of the most that five places could hold. */
  readonly precision5: Interval;
}

/** A plain text search over the same texts, behind the same gates: the difference is what scoring adds. */
export interface BaselineQuality {
  readonly ndcg10: Interval;
  readonly crossLanguageNdcg10: Interval;
}

export const anyPair: Keep = () => true;

/** The chosen pairs among all that are judged 0; other good pairs step aside. */
export function amongAll(judged: JudgedIdeas, chosen: Keep): Keep {
  return (idea, cooperative) => chosen(idea, cooperative) || judged.gradeOf(idea.id, cooperative.id) === 0;
}

export function rankingOf(judged: JudgedIdeas, keep: Keep): Ranking {
  const list = (idea: RankedIdea) => judged.listOf(idea.row, orderOf(idea), keep);
  const some = (value: number | undefined) => (value === undefined ? [] : [value]);
  return {
    ndcg10: judged.over((idea) => some(ndcg(list(idea), 10))),
    recall10: judged.over((idea) => some(recall(list(idea), 10, 1))),
    precision5: judged.over((idea) => some(precision(list(idea), 5, 2))),
  };
}

export function baselineOf(judged: JudgedIdeas, search: Baseline): BaselineQuality {
  const found = new Map(
    judged.ideas.map((idea) => {
      const open = new Set(orderOf(idea));
      return [idea.row.id, search(idea.row).filter((id) => open.has(id))];
    }),
  );
  const ndcgOf = (keep: Keep) =>
    judged.over(({ row }) => {
      const value = ndcg(judged.listOf(row, found.get(row.id) ?? [], keep), 10);
      return value === undefined ? [] : [value];
    });
  return { ndcg10: ndcgOf(anyPair), crossLanguageNdcg10: ndcgOf(crossesLanguages) };
}
