import type { LocalizedText } from "../profile/localized-text.ts";
import { versionsOf } from "../profile/localized-text.ts";
import { tradesByText } from "../profile/trades.ts";
import type { BranchCode, SectorCode } from "../taxonomy/codes.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { isSector } from "../taxonomy/trade-codes.ts";
import { analyseText } from "../text/analyse.ts";

export interface ProposedSector {
  readonly sector: SectorCode;
  /** Branches of it that the text speaks of. */
  readonly branches: readonly BranchCode[];
  /** The words that told of it. */
  readonly phrase: string;
}

const mostProposed = 3;
/** What is said in passing, beside a trade that is spoken of twice as strongly, is no trade. */
const leastShare = 0.5;

/** The sectors that a description in people's own words speaks of, the strongest first; three at most. */
export function proposeSectors(description: LocalizedText): readonly ProposedSector[] {
  const fields = versionsOf(description).map(
    (version) => ({ ...version, emphasis: 100, kind: "prose" }) as const,
  );
  const trades = tradesByText(analyseText(fields, { voice: "cooperative", sectors: [] }));
  const bySector = new Map<
    SectorCode,
    { weight: number; phrase: string; branches: Map<BranchCode, number> }
  >();
  for (const { trade, weight, phrase = "" } of trades) {
    const sector = isSector(trade) ? trade : sectorOfBranch(trade);
    const known = bySector.get(sector) ?? { weight: 0, phrase: "", branches: new Map<BranchCode, number>() };
    if (!isSector(trade)) {
      known.branches.set(trade, weight);
    }
    const isStronger = weight > known.weight;
    bySector.set(sector, {
      branches: known.branches,
      weight: Math.max(weight, known.weight),
      phrase: isStronger ? phrase : known.phrase,
    });
  }
  const strongest = Math.max(0, ...[...bySector.values()].map(({ weight }) => weight));
  return [...bySector]
    .filter(([, { weight }]) => weight >= leastShare * strongest)
    .sort(([a, one], [b, other]) => other.weight - one.weight || (a < b ? -1 : 1))
    .slice(0, mostProposed)
    .map(([sector, { phrase, branches }]) => ({
      sector,
      phrase,
      branches: [...branches]
        .filter(([, weight]) => weight >= leastShare * strongest)
        .sort(([, a], [, b]) => b - a)
        .map(([code]) => code),
    }));
}
