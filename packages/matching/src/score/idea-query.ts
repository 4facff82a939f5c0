import { neighboursOf } from "../glossary/closeness.ts";
import { conceptCount } from "../glossary/glossary.ts";
import { specificity } from "../glossary/specificity.ts";
import type { IdeaProfile, MustWish } from "../profile/idea-profile.ts";
import type { PreparedNeed } from "../profile/prepare.ts";
import { declaredTrades, primaryWeight, type Trade } from "../profile/trades.ts";
import { certification, certificationCodes } from "../taxonomy/certifications.ts";
import { sectorCodes } from "../taxonomy/codes.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { isSector, tradeCodes } from "../taxonomy/trade-codes.ts";
import type { AnalysedText, Mention } from "../text/analysed-text.ts";
import { dimensions } from "../text/size.ts";
import { gramWeight, standardStatistics, stemWeight } from "../text/statistics.ts";
import { type ByConcept, byConcept, closeTo } from "./by-concept.ts";
import { type ScopeTables, scopeTables } from "./scope-tables.ts";
import { tradeTable } from "./trade-tables.ts";

/** What a query is made from: an idea whose texts have been read, without the texts themselves. */
export interface ReadIdea {
  readonly profile: Omit<IdeaProfile, "title" | "description">;
  readonly text: Pick<AnalysedText, "stems" | "stemSelf" | "grams" | "gramSelf"> & {
    readonly mentions: ReadonlyMap<number, Pick<Mention, "weight">>;
  };
  readonly trades: readonly Pick<Trade, "trade" | "weight">[];
  readonly needs: readonly ReadNeed[];
}

interface ReadNeed extends Pick<PreparedNeed, "size"> {
  readonly text: Pick<AnalysedText, "meansStems"> & {
    readonly mentions: ReadonlyMap<number, Pick<Mention, "weight">>;
  };
}

export interface QueryNeed {
  readonly keys: Uint32Array;
  readonly dimension: number;
  readonly amount: number;
  /** Concepts close enough for sizes to be those of one thing. */
  readonly alike: ReadonlySet<number>;
}

/** An idea as numbers and tables, ready to meet many cooperatives. */
export interface IdeaQuery extends ScopeTables {
  readonly id: string;
  readonly stems: Uint32Array;
  readonly stemWeights: Uint8Array;
  readonly stemSelf: number;
  readonly grams: Uint32Array;
  readonly gramWeights: Uint8Array;
  readonly gramSelf: number;
  readonly concepts: Uint16Array;
  /** Mention by specificity. */
  readonly conceptWeights: Uint16Array;
  readonly conceptSelf: number;
  readonly near: ByConcept;
  /** Best meeting each concept has among the idea's, 0..10,000. */
  readonly wide: Uint16Array;
  /** Best closeness of each trade to the idea's, by root of weight and by weight. */
  readonly tradeBest: Float64Array;
  readonly tradeShared: Float64Array;
  /** By trade: 1 where having declined an idea of that trade speaks of this one. */
  readonly spokenTrades: Uint8Array;
  readonly minMembers: number;
  readonly landHa: number;
  readonly coldStorageM3: number;
  readonly capexMad: number;
  readonly certificates: readonly {
    readonly number: number;
    readonly sectors: number;
    readonly licence: boolean;
    /** A licence of the idea's own primary trade: who carries the idea must hold it. */
    readonly isOwnLicence: boolean;
  }[];
  readonly needs: readonly QueryNeed[];
  readonly needsNear: ByConcept;
  /** What the holder insists on. */
  readonly musts: readonly MustWish[];
}

const sameThing = 45;

function queryNeed(need: ReadNeed, close: ReadonlyMap<number, number>): QueryNeed {
  return {
    keys: need.text.meansStems,
    dimension: need.size === undefined ? -1 : dimensions.indexOf(need.size.dimension),
    amount: need.size?.amount ?? 0,
    alike: new Set([...close].filter(([, value]) => value >= sameThing).map(([number]) => number)),
  };
}

/** A decline speaks of ideas of the same primary branch, and of the whole sector where no branch was told. */
function spokenTrades({ profile: { sectors, branches } }: ReadIdea): Uint8Array {
  const primary = declaredTrades(sectors, branches).filter(({ weight }) => weight === primaryWeight);
  const spoken = new Set(
    primary.flatMap(({ trade }) => [trade, isSector(trade) ? trade : sectorOfBranch(trade)]),
  );
  return Uint8Array.from(tradeCodes, (code) => (spoken.has(code) ? 1 : 0));
}

/** Reads an idea into the tables that scoring looks things up in. */
export function queryOf(idea: ReadIdea): IdeaQuery {
  const { needs, capexMad } = idea.profile;
  const mentions = [...idea.text.mentions].slice(0, 255);
  const conceptWeights = Uint16Array.from(
    mentions,
    ([number, mention]) => mention.weight * specificity(number),
  );
  const near = byConcept(
    mentions.map(([number]) => neighboursOf(number)),
    conceptCount(),
  );
  const wide = new Uint16Array(conceptCount());
  for (const [number, mention] of mentions) {
    const row = neighboursOf(number);
    const weight = Math.min(100, mention.weight);
    row.numbers.forEach((other, at) => {
      const value = (row.values[at] as number) * weight;
      if (value > (wide[other] as number)) wide[other] = value;
    });
  }
  const needsNear = idea.needs.map((need) => closeTo(need.text.mentions.keys()));
  return {
    id: idea.profile.id,
    stems: idea.text.stems,
    stemWeights: Uint8Array.from(idea.text.stems, (key) => stemWeight(standardStatistics, key)),
    stemSelf: idea.text.stemSelf,
    grams: idea.text.grams,
    gramWeights: Uint8Array.from(idea.text.grams, (gram) => gramWeight(standardStatistics, gram)),
    gramSelf: idea.text.gramSelf,
    concepts: Uint16Array.from(mentions, ([number]) => number),
    conceptWeights,
    conceptSelf: conceptWeights.reduce((sum, weight) => sum + weight, 0),
    near,
    wide,
    tradeBest: tradeTable(idea.trades, Math.sqrt),
    tradeShared: tradeTable(idea.trades, (weight) => weight),
    ...scopeTables(idea.profile.scope),
    spokenTrades: spokenTrades(idea),
    minMembers: needs.minMembers,
    landHa: needs.landHa ?? 0,
    coldStorageM3: needs.coldStorageM3 ?? 0,
    capexMad,
    certificates: needs.certifications.map((code) => ({
      number: certificationCodes.indexOf(code),
      sectors: certification(code).sectors.reduce(
        (bits, sector) => bits | (1 << sectorCodes.indexOf(sector)),
        0,
      ),
      licence: certification(code).licence,
      isOwnLicence:
        certification(code).licence &&
        certification(code).sectors.some((sector) => sector === idea.profile.sectors[0]),
    })),
    needs: idea.needs.map((need, at) => queryNeed(need, needsNear[at] ?? new Map())),
    musts: needs.musts ?? [],
    needsNear: byConcept(
      needsNear.map((close) => ({ numbers: [...close.keys()], values: [...close.values()] })),
      conceptCount(),
    ),
  };
}
