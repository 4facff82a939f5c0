import type { BankCooperative, BankIdea } from "@tawafuq/matching/profile/from-bank";
import { type Interval, meanOf } from "./bootstrap.ts";
import { type Bank, gradesOf, type Judgments, type JudgmentsMeta, metaOf, unitsOf } from "./judged-set.ts";
import type { JudgedList } from "./measures.ts";
import { type RankedIdea, rankBank } from "./ranked-bank.ts";

/** Which cooperatives of an idea's list a measure sees. */
export type Keep = (idea: BankIdea, cooperative: BankCooperative) => boolean;

/** A ranked bank beside what people judged. */
export interface JudgedIdeas {
  readonly bank: Bank;
  readonly meta: JudgmentsMeta;
  readonly ideas: readonly RankedIdea[];
  /** The resampling unit of every idea id. */
  readonly units: ReadonlyMap<string, string>;
  readonly gradeOf: (idea: string, cooperative: string) => number;
  /** The grades of an order of cooperative ids, of those that are kept. */
  readonly listOf: (idea: BankIdea, order: readonly string[], keep: Keep) => JudgedList;
  /** The mean of what each idea gives, be it no value, one or several. */
  readonly over: (measure: (idea: RankedIdea) => readonly number[]) => Interval;
}

export function judgeIdeas(bank: Bank, judged: Judgments): JudgedIdeas {
  const ideas = rankBank(bank);
  const units = unitsOf(bank, judged);
  const gradeOf = gradesOf(judged);
  return {
    bank,
    meta: metaOf(judged),
    ideas,
    units,
    gradeOf,
    listOf: (idea, order, keep) => {
      const kept = bank.cooperatives.filter((row) => keep(idea, row)).map(({ id }) => id);
      const wanted = new Set(kept);
      return {
        ranked: order.filter((id) => wanted.has(id)).map((id) => gradeOf(idea.id, id)),
        all: kept.map((id) => gradeOf(idea.id, id)),
      };
    },
    over: (measure) =>
      meanOf(
        ideas.flatMap((idea) => {
          const { id } = idea.row;
          return measure(idea).map((value) => ({ unit: units.get(id) ?? id, value }));
        }),
      ),
  };
}

/** The order that is measured: every gate open, best first. */
export function orderOf({ open }: RankedIdea): readonly string[] {
  return open.map((pair) => pair.cooperative);
}
