import { distanceOf } from "../feedback/decline-of.ts";
import { loweringReasons } from "../feedback/decline-rules.ts";
import { specificity } from "../glossary/specificity.ts";
import { reaches } from "../profile/cooperative-profile.ts";
import type { PreparedCooperative } from "../profile/prepare.ts";
import { certificationCodes, provinceCodes, sectorCodes } from "../taxonomy/codes.ts";
import { tradeNumber } from "../taxonomy/trade-codes.ts";
import { dimensions } from "../text/size.ts";

/** Lists of different lengths one after the other: those of row r stand from offsets[r] to offsets[r + 1]. */
export type Offsets = Uint32Array;

/** Many cooperatives as columns of numbers: all that gates and score need, nothing a person reads. */
export interface CompactCooperatives {
  readonly ids: readonly string[];
  readonly province: Uint8Array;
  readonly reach: Uint8Array;
  readonly flags: Uint8Array;
  readonly primarySector: Uint8Array;
  /** One bit per declared sector. */
  readonly sectors: Uint32Array;
  readonly members: Uint16Array;
  readonly women: Uint16Array;
  readonly youth: Uint16Array;
  readonly openIntroductions: Uint16Array;
  readonly maxOpenIntroductions: Uint16Array;
  /** MAD; NaN where unknown, as in the next two (ha, m³). */
  readonly contribution: Float32Array;
  readonly land: Float32Array;
  readonly cold: Float32Array;
  readonly stemSelf: Uint32Array;
  readonly gramSelf: Uint32Array;
  /** Sum of own concept weights by specificity: the most the other side can meet. */
  readonly conceptSelf: Uint32Array;
  readonly certificateOffsets: Offsets;
  /** Four times the certification's number plus its status. */
  readonly certificates: Uint8Array;
  readonly tradeOffsets: Offsets;
  readonly trades: Uint8Array;
  readonly tradeWeights: Uint8Array;
  readonly conceptOffsets: Offsets;
  readonly concepts: Uint16Array;
  readonly conceptWeights: Uint8Array;
  readonly conceptOwnWeights: Uint8Array;
  readonly sizeOffsets: Offsets;
  /** Concept number, `noConcept` where none is known. */
  readonly sizeConcepts: Uint16Array;
  readonly sizeDimensions: Uint8Array;
  readonly sizeAmounts: Float32Array;
  readonly declineOffsets: Offsets;
  /** Place in `loweringReasons`. */
  readonly declineReasons: Uint8Array;
  /** Number of the declined idea's primary branch, else of its sector. */
  readonly declineTrades: Uint8Array;
  /** 0..3, as `distanceOf` has it. */
  readonly declineDistances: Uint8Array;
  /** MAD; whole amounts up to 16 million are exact. */
  readonly declineCapex: Float32Array;
  readonly declineMembers: Uint16Array;
  readonly stemOffsets: Offsets;
  readonly stems: Uint32Array;
  readonly meansOffsets: Offsets;
  readonly means: Uint32Array;
  readonly gramOffsets: Offsets;
  readonly grams: Uint32Array;
}

const noConcept = 65_535;
const unlimited = 65_535;
export const flag = { open: 1, dormant: 2, struckOff: 4, remoteOk: 8, rural: 16, forming: 32 } as const;
const statusCodes = ["obtained", "in_progress", "expired", "refused"] as const;

function flagsOf({ profile }: PreparedCooperative): number {
  return (
    (profile.availability === "open" ? flag.open : 0) |
    (profile.legalStatus === "dormant" ? flag.dormant : 0) |
    (profile.legalStatus === "struck_off" ? flag.struckOff : 0) |
    (profile.legalStatus === "forming" ? flag.forming : 0) |
    (profile.remoteOk === true ? flag.remoteOk : 0) |
    (profile.setting === "rural" ? flag.rural : 0)
  );
}

function offsetsOf(
  rows: readonly PreparedCooperative[],
  length: (row: PreparedCooperative) => number,
): Offsets {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + length(row);
  });
  return offsets;
}

function conceptSelfOf({ text }: PreparedCooperative): number {
  return [...text.mentions].reduce(
    (sum, [number, mention]) => sum + mention.ownWeight * specificity(number),
    0,
  );
}

/** Prepared cooperatives as columns, in their order. */
export function compact(rows: readonly PreparedCooperative[]): CompactCooperatives {
  const mentions = rows.flatMap((row) => [...row.text.mentions]);
  const trades = rows.flatMap((row) => row.trades);
  const sizes = rows.flatMap((row) => row.means);
  const declines = rows.flatMap((row) => row.profile.declines ?? []);
  const keys = (pick: (row: PreparedCooperative) => Uint32Array) => {
    const offsets = offsetsOf(rows, (row) => pick(row).length);
    const values = new Uint32Array(offsets[rows.length] ?? 0);
    rows.forEach((row, at) => {
      values.set(pick(row), offsets[at]);
    });
    return { offsets, values };
  };
  const stems = keys((row) => row.text.stems);
  const means = keys((row) => row.text.meansStems);
  const grams = keys((row) => row.text.grams);
  return {
    ids: rows.map((row) => row.profile.id),
    province: Uint8Array.from(rows, (row) => provinceCodes.indexOf(row.profile.province)),
    reach: Uint8Array.from(rows, (row) => reaches.indexOf(row.profile.reach)),
    flags: Uint8Array.from(rows, flagsOf),
    primarySector: Uint8Array.from(rows, (row) => sectorCodes.indexOf(row.profile.sectors[0] ?? "AGR")),
    sectors: Uint32Array.from(rows, (row) =>
      row.profile.sectors.reduce((bits, code) => bits | (1 << sectorCodes.indexOf(code)), 0),
    ),
    members: Uint16Array.from(rows, (row) => row.profile.members.total),
    women: Uint16Array.from(rows, (row) => row.profile.members.women),
    youth: Uint16Array.from(rows, (row) => row.profile.members.youth),
    openIntroductions: Uint16Array.from(rows, (row) => row.profile.openIntroductions ?? 0),
    maxOpenIntroductions: Uint16Array.from(rows, (row) => row.profile.maxOpenIntroductions ?? unlimited),
    contribution: Float32Array.from(rows, (row) => row.profile.ownContributionMad ?? Number.NaN),
    land: Float32Array.from(rows, (row) => row.profile.landHa ?? Number.NaN),
    cold: Float32Array.from(rows, (row) => row.profile.coldStorageM3 ?? Number.NaN),
    stemSelf: Uint32Array.from(rows, (row) => row.text.stemSelf),
    gramSelf: Uint32Array.from(rows, (row) => row.text.gramSelf),
    conceptSelf: Uint32Array.from(rows, conceptSelfOf),
    certificateOffsets: offsetsOf(rows, (row) => row.profile.certifications.length),
    certificates: Uint8Array.from(
      rows.flatMap((row) => row.profile.certifications),
      (held) => 4 * certificationCodes.indexOf(held.code) + statusCodes.indexOf(held.status),
    ),
    tradeOffsets: offsetsOf(rows, (row) => row.trades.length),
    trades: Uint8Array.from(trades, (trade) => tradeNumber(trade.trade)),
    tradeWeights: Uint8Array.from(trades, (trade) => trade.weight),
    conceptOffsets: offsetsOf(rows, (row) => row.text.mentions.size),
    concepts: Uint16Array.from(mentions, ([number]) => number),
    conceptWeights: Uint8Array.from(mentions, ([, mention]) => mention.weight),
    conceptOwnWeights: Uint8Array.from(mentions, ([, mention]) => mention.ownWeight),
    sizeOffsets: offsetsOf(rows, (row) => row.means.length),
    sizeConcepts: Uint16Array.from(sizes, (means) => means.concept ?? noConcept),
    sizeDimensions: Uint8Array.from(sizes, (means) => dimensions.indexOf(means.size.dimension)),
    sizeAmounts: Float32Array.from(sizes, (means) => means.size.amount),
    declineOffsets: offsetsOf(rows, (row) => row.profile.declines?.length ?? 0),
    declineReasons: Uint8Array.from(declines, (decline) => loweringReasons.indexOf(decline.reason)),
    declineTrades: Uint8Array.from(declines, ({ branch, sector }) => tradeNumber(branch ?? sector)),
    declineDistances: Uint8Array.from(declines, (decline) => distanceOf(decline.place)),
    declineCapex: Float32Array.from(declines, (decline) => decline.capexMad),
    declineMembers: Uint16Array.from(declines, (decline) => decline.minMembers),
    stemOffsets: stems.offsets,
    stems: stems.values,
    meansOffsets: means.offsets,
    means: means.values,
    gramOffsets: grams.offsets,
    grams: grams.values,
  };
}
