import type { ColdStart } from "./cold-start.ts";
import type { Times } from "./measure.ts";

/** One thing timed over one bank. */
export interface Timing extends Times {
  readonly profiles: number;
  readonly what: string;
  /** Share of the 20 found that are of the idea's own trade, 0..1. */
  readonly sameTrade?: number;
}

export interface BankCost {
  readonly profiles: number;
  readonly buildMs: number;
  readonly indexBytes: number;
  readonly grownBytes: number;
}

export interface Target {
  readonly what: string;
  readonly wanted: string;
  readonly value: number;
  readonly met: boolean;
}

export const ours = {
  retrieval: "our retrieval",
  answer: "our whole answer",
  reading: "reading an idea",
} as const;

function atLeast(what: string, value: number, bound: number): Target {
  return { what, wanted: `>= ${bound}`, value, met: value >= bound };
}

function atMost(what: string, value: number, bound: number): Target {
  return { what, wanted: `<= ${bound}`, value, met: value <= bound };
}

/** What the design asks of speed and size, as ratios of medians in one run; NaN, and so unmet, where nothing was timed. */
export function targetsOf(
  timings: readonly Timing[],
  costs: readonly BankCost[],
  pairsPerSecond: number,
  coldStarts: readonly ColdStart[],
  { town, nation }: { readonly town: number; readonly nation: number },
): readonly Target[] {
  const median = (profiles: number, what: string) =>
    timings.find((row) => row.profiles === profiles && row.what === what)?.p50 ?? Number.NaN;
  const timesOurs = (peer: string) => median(town, peer) / median(town, ours.retrieval);
  return [
    atLeast(`natural / our retrieval, ${town}`, timesOurs("natural"), 150),
    atLeast(`MiniSearch / our retrieval, ${town}`, timesOurs("MiniSearch"), 80),
    atLeast(`FlexSearch / our retrieval, ${town}`, timesOurs("FlexSearch"), 2.5),
    atMost(
      `whole answer / our retrieval, ${nation}`,
      median(nation, ours.answer) / median(nation, ours.retrieval),
      3,
    ),
    atLeast("numeric scorer, million pairs/s", pairsPerSecond / 1e6, 20),
    ...costs.map(({ profiles, indexBytes }) =>
      atMost(`index bytes per profile, ${profiles}`, indexBytes, 1500),
    ),
    ...coldStarts
      .slice(1)
      .flatMap(({ what, ratio, cpuRatio }) => [
        atMost(`first answer of ${what} / bare Hono`, ratio, 2),
        atMost(`CPU of it / bare Hono, ${what}`, cpuRatio, 2),
      ]),
  ];
}
