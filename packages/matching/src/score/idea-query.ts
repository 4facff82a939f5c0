import { distanceOf } from "../feedback/decline-of.ts";
import { canReach, isInScope, placeRelation } from "../gates/reach.ts";
import { neighboursOf } from "../glossary/closeness.ts";
import { conceptCount } from "../glossary/glossary.ts";
import { specificity } from "../glossary/specificity.ts";
import { reaches } from "../profile/cooperative-profile.ts";
import type { MustWish } from "../profile/idea-profile.ts";
import type { PreparedIdea, PreparedNeed } from "../profile/prepare.ts";
import { declaredTrades, primaryWeight } from "../profile/trades.ts";
import { certification, certificationCodes } from "../taxonomy/certifications.ts";
import { type ProvinceCode, provinceCodes, sectorCodes } from "../taxonomy/codes.ts";
import { regionOf } from "../taxonomy/places.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { isSector, tradeCodes } from "../taxonomy/trade-codes.ts";
import { dimensions } from "../text/size.ts";
import { gramWeight, standardStatistics, stemWeight } from "../text/statistics.ts";
import { type ByConcept, byConcept, closeTo } from "./by-concept.ts";
import { tradeCloseness } from "./trade-closeness.ts";

export interface QueryNeed {
  readonly keys: Uint32Array;
  readonly dimension: number;
  readonly amount: number;
  /** Concepts close enough for sizes to be those of one thing. */
  readonly alike: ReadonlySet<number>;
}

/** An idea as numbers and tables, ready to meet many cooperatives. */
export interface IdeaQuery {
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
  /** By province: the region part of each side in thousandths when in reach. */
  readonly placeForIdea: Uint16Array;
  readonly placeForCooperative: Uint16Array;
  /** By province, reach and remote work: 1 when reach and scope meet. */
  readonly reachable: Uint8Array;
  /** By trade: 1 where having declined an idea of that trade speaks of this one. */
  readonly spokenTrades: Uint8Array;
  /** By province: steps to this idea, 0..3. */
  readonly distances: Uint8Array;
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
  /** By province: 1 when it lies in the scope. */
  readonly inScope: Uint8Array;
}

/** Nearness when the scope lies outside the cooperative's place; after the proposal in fields.json. */
const nearness = { national: 850, province: 1000, region: 800, neighbour: 600, elsewhere: 450 } as const;
const sameThing = 45;

export function reachSlot(province: number, reach: number, remoteOk: boolean): number {
  return (province * reaches.length + reach) * 2 + (remoteOk ? 1 : 0);
}

function queryNeed(need: PreparedNeed): QueryNeed {
  const close = closeTo(need.text.mentions.keys());
  return {
    keys: need.text.meansStems,
    dimension: need.size === undefined ? -1 : dimensions.indexOf(need.size.dimension),
    amount: need.size?.amount ?? 0,
    alike: new Set([...close].filter(([, value]) => value >= sameThing).map(([number]) => number)),
  };
}

function places(idea: PreparedIdea): Pick<IdeaQuery, "placeForIdea" | "placeForCooperative" | "reachable"> {
  const { scope } = idea.profile;
  const relation = (province: ProvinceCode) =>
    nearness[placeRelation({ province, reach: "national" }, scope)];
  const reachable = new Uint8Array(provinceCodes.length * reaches.length * 2);
  provinceCodes.forEach((province, number) => {
    reaches.forEach((reach, at) => {
      for (const remoteOk of [false, true]) {
        reachable[reachSlot(number, at, remoteOk)] = canReach({ province, reach, remoteOk }, scope) ? 1 : 0;
      }
    });
  });
  return {
    placeForIdea: Uint16Array.from(provinceCodes, (province) =>
      isInScope(province, scope) ? 1000 : relation(province),
    ),
    placeForCooperative: Uint16Array.from(provinceCodes, (province) =>
      scope.includes(province) || scope.includes(regionOf(province)) ? 1000 : relation(province),
    ),
    reachable,
  };
}

/** A decline speaks of ideas of the same primary branch, and of the whole sector where no branch was told. */
function spokenTrades({ profile: { sectors, branches } }: PreparedIdea): Uint8Array {
  const primary = declaredTrades(sectors, branches).filter(({ weight }) => weight === primaryWeight);
  const spoken = new Set(
    primary.flatMap(({ trade }) => [trade, isSector(trade) ? trade : sectorOfBranch(trade)]),
  );
  return Uint8Array.from(tradeCodes, (code) => (spoken.has(code) ? 1 : 0));
}

function tradeTable(idea: PreparedIdea, weigh: (weight: number) => number): Float64Array {
  return Float64Array.from(tradeCodes, (other) =>
    Math.max(0, ...idea.trades.map((own) => weigh(own.weight / 100) * tradeCloseness(own.trade, other))),
  );
}

/** Reads an idea into the tables that scoring looks things up in. */
export function queryOf(idea: PreparedIdea): IdeaQuery {
  const { needs, capexMad } = idea.profile;
  const mentions = [...idea.text.mentions].slice(0, 255);
  const conceptWeights = Uint16Array.from(
    mentions,
    ([number, mention]) => mention.weight * specificity(number),
  );
  const near = byConcept(
    mentions.map(([number]) => {
      const row = neighboursOf(number);
      return new Map([...row.numbers].map((other, at) => [other, row.values[at] ?? 0]));
    }),
  );
  const wide = new Uint16Array(conceptCount());
  for (const [number, mention] of mentions) {
    const row = neighboursOf(number);
    row.numbers.forEach((other, at) => {
      const value = (row.values[at] ?? 0) * Math.min(100, mention.weight);
      wide[other] = Math.max(wide[other] ?? 0, value);
    });
  }
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
    tradeBest: tradeTable(idea, Math.sqrt),
    tradeShared: tradeTable(idea, (weight) => weight),
    ...places(idea),
    spokenTrades: spokenTrades(idea),
    distances: Uint8Array.from(provinceCodes, (province) =>
      distanceOf(placeRelation({ province, reach: "national" }, idea.profile.scope)),
    ),
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
    needs: idea.needs.map(queryNeed),
    musts: needs.musts ?? [],
    inScope: Uint8Array.from(provinceCodes, (province) => (isInScope(province, idea.profile.scope) ? 1 : 0)),
    needsNear: byConcept(idea.needs.map((need) => closeTo(need.text.mentions.keys()))),
  };
}
