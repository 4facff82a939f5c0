import { findConcept } from "../glossary/concepts.ts";
import {
  type BranchCode,
  branch,
  type SectorCode,
  sectorCodes,
  sectorOfBranch,
} from "../taxonomy/sectors.ts";
import type { AnalysedText } from "../text/analyse.ts";

/** A trade of a profile: a sector, the branch where one is known, and how strongly it is its own, 0..1. */
export interface Trade {
  readonly sector: SectorCode;
  readonly branch?: BranchCode;
  readonly weight: number;
  /** The words that told of it; absent where the profile declared it. */
  readonly phrase?: string;
}

const declaredWeights = [1, 0.9, 0.8] as const;
const mostByText = 0.85;
const textSlope = 0.8;

function isSector(code: string): code is SectorCode {
  return sectorCodes.some((known) => known === code);
}

/** Declared sectors and branches in their order: the primary in full. */
export function declaredTrades(
  sectors: readonly SectorCode[],
  branches: readonly BranchCode[],
): readonly Trade[] {
  return sectors.flatMap((sector, order): readonly Trade[] => {
    const weight = declaredWeights[Math.min(order, declaredWeights.length - 1)] ?? 0;
    const own = branches.filter((code) => sectorOfBranch(code) === sector);
    return own.length === 0
      ? [{ sector, weight }]
      : own.map((code) => ({ sector, branch: branch(code).code, weight }));
  });
}

/** Trades the text speaks of, whatever sector was declared: people choose sectors badly, the text tells the truth. */
export function tradesByText(text: AnalysedText): readonly Trade[] {
  const strengths = new Map<SectorCode | BranchCode, { strength: number; phrase: string; best: number }>();
  for (const [id, mention] of text.concepts) {
    const concept = findConcept(id);
    if (concept === undefined || concept.generic === true) {
      continue;
    }
    const share = mention.weight / Math.sqrt(concept.trades.length || 1);
    for (const trade of concept.trades) {
      const known = strengths.get(trade) ?? { strength: 0, phrase: "", best: 0 };
      strengths.set(trade, {
        strength: known.strength + share,
        phrase: share > known.best ? mention.phrase : known.phrase,
        best: Math.max(known.best, share),
      });
    }
  }
  return [...strengths].map(([code, { strength, phrase }]) => {
    const weight = mostByText * (1 - Math.exp(-textSlope * strength));
    return isSector(code)
      ? { sector: code, weight, phrase }
      : { sector: sectorOfBranch(code), branch: code, weight, phrase };
  });
}
