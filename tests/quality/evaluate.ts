import {
  type BankCooperative,
  type BankIdea,
  cooperativeFromBank,
  ideaFromBank,
} from "@tawafuq/matching/profile/from-bank";
import { prepareCooperative, prepareIdea } from "@tawafuq/matching/profile/prepare";
import { rankPreparedIdea } from "@tawafuq/matching/rank/rank";
import type { PairScore } from "@tawafuq/matching/score/pair-score";
import { defaultPolicy } from "@tawafuq/matching/score/policy";
import { type Interval, interval, type JudgedList, mean, ndcg, precision, recall } from "./measures.ts";

export interface Bank {
  readonly cooperatives: readonly BankCooperative[];
  readonly ideas: readonly BankIdea[];
}

interface Pair {
  readonly idea: string;
  readonly cooperative: string;
}

export interface Judgments {
  /** Plain text where the file names no twins or traps. */
  readonly meta:
    | string
    | {
        readonly twins?: readonly (readonly string[])[];
        readonly noGoodPartner?: readonly string[];
        readonly hardNegatives?: readonly Pair[];
        readonly wrongOrBroadSector?: Readonly<Record<string, string>>;
      };
  readonly judgments: readonly (Pair & { readonly grade: number })[];
}

export interface Quality {
  readonly ndcg10: Interval;
  readonly recall10: Interval;
  readonly precision5: Interval;
  readonly crossLanguageNdcg10: Interval;
  readonly wrongSectorRecall10: Interval;
  /** Share of judged traps that stand above a grade-3 cooperative of the same idea. */
  readonly hardNegativesAbove: number;
  /** Share of the ideas without a partner for whom nothing reaches the review threshold, so nothing can be proposed. */
  readonly withoutPartnerEmpty: number;
  readonly twinTop5Overlap: number;
  /** Judged pairs of grade ≥ 2 that a gate closes. */
  readonly closedGood: readonly string[];
}

const languageOf = (text: Readonly<Record<string, string | undefined>>) => new Set(Object.keys(text));

/** Ranks every idea of a bank and measures it against judgments; unlisted pairs count 0. */
export function evaluate(bank: Bank, judged: Judgments): Quality {
  const grades = new Map(judged.judgments.map((row) => [`${row.idea} ${row.cooperative}`, row.grade]));
  const gradeOf = (idea: string, cooperative: string) => grades.get(`${idea} ${cooperative}`) ?? 0;
  const cooperatives = bank.cooperatives.map((row) => prepareCooperative(cooperativeFromBank(row)));
  const rankings = new Map<string, readonly PairScore[]>();
  for (const row of bank.ideas) {
    const all = rankPreparedIdea(
      prepareIdea(ideaFromBank(row)),
      cooperatives,
      defaultPolicy,
      cooperatives.length,
      {
        includeClosed: true,
      },
    );
    rankings.set(row.id, all);
  }
  const passed = (idea: string) => (rankings.get(idea) ?? []).filter((pair) => pair.passed);
  const listOf = (idea: string, keep: (cooperative: string) => boolean): JudgedList => ({
    ranked: passed(idea)
      .filter((pair) => keep(pair.cooperative))
      .map((pair) => gradeOf(idea, pair.cooperative)),
    all: bank.cooperatives.filter((row) => keep(row.id)).map((row) => gradeOf(idea, row.id)),
  });
  const over = (
    measure: (list: JudgedList) => number | undefined,
    keep = (_idea: BankIdea, _id: string) => true,
  ) => interval(bank.ideas.flatMap((idea) => measure(listOf(idea.id, (id) => keep(idea, id))) ?? []));
  const languages = new Map(bank.cooperatives.map((row) => [row.id, languageOf(row.description)]));
  const crosses = (idea: BankIdea, id: string) =>
    [...languageOf(idea.description)].every((language) => languages.get(id)?.has(language) !== true);
  const meta = typeof judged.meta === "string" ? {} : judged.meta;
  const wrongSector = meta.wrongOrBroadSector ?? {};
  const ideaIds = new Set(bank.ideas.map((row) => row.id));
  const scoreOf = (idea: string, cooperative: string) =>
    passed(idea).find((pair) => pair.cooperative === cooperative)?.score ?? 0;
  const above = (meta.hardNegatives ?? []).flatMap((trap) => {
    const best = judged.judgments.filter((row) => row.idea === trap.idea && row.grade === 3);
    return best.length === 0
      ? []
      : [
          best.some((row) => scoreOf(trap.idea, trap.cooperative) > scoreOf(row.idea, row.cooperative))
            ? 1
            : 0,
        ];
  });
  const top5 = (idea: string) =>
    passed(idea)
      .slice(0, 5)
      .map((pair) => pair.cooperative);
  return {
    ndcg10: over((list) => ndcg(list, 10)),
    recall10: over((list) => recall(list, 10, 1)),
    precision5: over((list) => precision(list, 5, 2)),
    crossLanguageNdcg10: over((list) => ndcg(list, 10), crosses),
    wrongSectorRecall10: interval(
      judged.judgments
        .filter((row) => row.grade >= 2 && Object.hasOwn(wrongSector, row.cooperative))
        .map((row) =>
          passed(row.idea)
            .slice(0, 10)
            .some((pair) => pair.cooperative === row.cooperative)
            ? 1
            : 0,
        ),
    ),
    hardNegativesAbove: mean(above),
    withoutPartnerEmpty: mean(
      (meta.noGoodPartner ?? [])
        .filter((idea) => ideaIds.has(idea))
        .map((idea) => (passed(idea).every((pair) => pair.score < defaultPolicy.thresholds.review) ? 1 : 0)),
    ),
    twinTop5Overlap: mean(
      (meta.twins ?? []).map(([a = "", b = ""]) => {
        const other = new Set(top5(b));
        return top5(a).filter((id) => other.has(id)).length / Math.max(1, top5(a).length);
      }),
    ),
    closedGood: judged.judgments
      .filter((row) => row.grade >= 2)
      .filter(
        (row) =>
          rankings.get(row.idea)?.find((pair) => pair.cooperative === row.cooperative)?.passed === false,
      )
      .map((row) => `${row.idea} ${row.cooperative}`),
  };
}
