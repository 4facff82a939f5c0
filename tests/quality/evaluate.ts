import { type Exposure, exposure, type TwinParity, twinParity } from "./attention.ts";
import { miniSearch, naturalTfIdf } from "./baselines.ts";
import type { Interval } from "./bootstrap.ts";
import { gatesBroken, type ReasonsError, reasonsError, shownWithoutReason } from "./honesty.ts";
import { judgeIdeas, type Keep } from "./judged-ideas.ts";
import { type Bank, crossesLanguages, type Judgments } from "./judged-set.ts";
import { amongAll, anyPair, type BaselineQuality, baselineOf, type Ranking, rankingOf } from "./ranking.ts";
import { closedGood, hardNegativesAbove, withoutPartnerEmpty } from "./traps.ts";

/**
 * All figures of one judged set. `npm run quality -- --json` prints an object of them by the name of the set
 * (`development`, `demonstration`, `independentCheck`, or `given`); these keys do not change. Intervals are
 * `{ mean, low, high, count }` and resample ideas, twins as one; only those of `exposure` resample cooperatives.
 */
export interface Quality {
  readonly size: { readonly ideas: number; readonly cooperatives: number; readonly judgments: number };
  readonly overall: Ranking;
  /** Only cooperatives that share no language with the idea, ranked among themselves. */
  readonly crossLanguage: Ranking;
  /** The same good pairs among all cooperatives judged 0, whatever their language. */
  readonly crossLanguageAmongAll: Ranking;
  /** Good pairs with cooperatives whose declared sector misleads, among all cooperatives judged 0. */
  readonly wrongSector: Ranking;
  /** Share of the hard negatives that stand above a grade-3 pair of the same idea, of those whose idea has one. */
  readonly hardNegativesAbove: Interval;
  /** Share of the ideas without a partner for which nothing can be proposed. */
  readonly withoutPartnerEmpty: Interval;
  readonly twins: TwinParity;
  readonly exposure: Exposure;
  /** Pairs of grade ≥ 2 that a gate closes, as "idea cooperative". */
  readonly closedGood: readonly string[];
  /** Shown pairs that a gate forbids; must be empty. */
  readonly gatesBroken: readonly string[];
  /** Shown pairs without a reason of sector, text or capacity; must be empty. */
  readonly shownWithoutReason: readonly string[];
  readonly reasonsError: ReasonsError;
  readonly baselines: { readonly naturalTfIdf: BaselineQuality; readonly miniSearch: BaselineQuality };
}

/** Ranks every idea of a bank and measures it against judgments; pairs not listed count 0. */
export function evaluate(bank: Bank, judgments: Judgments): Quality {
  const judged = judgeIdeas(bank, judgments);
  const { ideas, meta, units } = judged;
  const misleads: Keep = (_idea, { id }) => Object.hasOwn(meta.wrongOrBroadSector ?? {}, id);
  return {
    size: {
      ideas: bank.ideas.length,
      cooperatives: bank.cooperatives.length,
      judgments: judgments.judgments.length,
    },
    overall: rankingOf(judged, anyPair),
    crossLanguage: rankingOf(judged, crossesLanguages),
    crossLanguageAmongAll: rankingOf(judged, amongAll(judged, crossesLanguages)),
    wrongSector: rankingOf(judged, amongAll(judged, misleads)),
    hardNegativesAbove: hardNegativesAbove(judged),
    withoutPartnerEmpty: withoutPartnerEmpty(judged),
    twins: twinParity(ideas, meta.twins ?? [], units),
    exposure: exposure(ideas),
    closedGood: closedGood(judged, judgments),
    gatesBroken: gatesBroken(bank, ideas),
    shownWithoutReason: shownWithoutReason(ideas),
    reasonsError: reasonsError(ideas),
    baselines: {
      naturalTfIdf: baselineOf(judged, naturalTfIdf(bank.cooperatives)),
      miniSearch: baselineOf(judged, miniSearch(bank.cooperatives)),
    },
  };
}
