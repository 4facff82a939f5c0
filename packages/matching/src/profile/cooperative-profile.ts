import type { LoweringReason } from "../feedback/decline-rules.ts";
import type { BranchCode, CertificationCode, ProvinceCode, SectorCode } from "../taxonomy/codes.ts";
import type { LocalizedText } from "./localized-text.ts";

export const reaches = ["province", "region", "neighbours", "national", "remote"] as const;
/** How far a cooperative works from its province. */
export type Reach = (typeof reaches)[number];

export const legalStatuses = ["forming", "registered", "dormant", "struck_off"] as const;
export type LegalStatus = (typeof legalStatuses)[number];

const availabilities = ["open", "paused"] as const;
export type Availability = (typeof availabilities)[number];

export const settings = ["rural", "urban"] as const;
export type Setting = (typeof settings)[number];

export const turnoverBands = ["<50k", "50k-250k", "250k-1M", "1M-3M", "3M-10M", ">10M"] as const;
/** MAD a year. */
export type TurnoverBand = (typeof turnoverBands)[number];

export const certificateStatuses = ["obtained", "in_progress", "expired", "refused"] as const;
export type CertificateStatus = (typeof certificateStatuses)[number];

export interface HeldCertificate {
  readonly code: CertificationCode;
  readonly status: CertificateStatus;
}

export interface Production {
  readonly product: string;
  readonly quantity: number;
  readonly unit: string;
  readonly per: string;
}

export const placeRelations = ["province", "region", "neighbour", "elsewhere", "national"] as const;
/** Where a cooperative stands to a scope; `region`: the scope names its region or another province of it. */
export type PlaceRelation = (typeof placeRelations)[number];

/** An idea the cooperative declined for a reason that speaks of others too. */
export interface Decline {
  readonly reason: LoweringReason;
  /** The idea's primary trade. */
  readonly sector: SectorCode;
  readonly branch?: BranchCode | undefined;
  readonly place: PlaceRelation;
  readonly capexMad: number;
  /** Members the idea asked for. */
  readonly minMembers: number;
}

/** What matching knows of a cooperative. */
export interface CooperativeProfile {
  readonly id: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly province: ProvinceCode;
  readonly setting: Setting;
  /** One to three, the primary first. */
  readonly sectors: readonly SectorCode[];
  readonly branches: readonly BranchCode[];
  readonly members: { readonly total: number; readonly women: number; readonly youth: number };
  readonly ownContributionMad?: number | undefined;
  readonly turnoverBand?: TurnoverBand | undefined;
  readonly production: readonly Production[];
  readonly certifications: readonly HeldCertificate[];
  /** Snake-case tokens that may carry a size: `cold_room_12m3`, `looms_x14`. */
  readonly equipment: readonly string[];
  readonly coldStorageM3?: number | undefined;
  readonly landHa?: number | undefined;
  readonly irrigatedHa?: number | undefined;
  readonly export?: boolean | undefined;
  readonly remoteOk?: boolean | undefined;
  readonly coastal?: boolean | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly trainingNeeds: readonly string[];
  readonly reach: Reach;
  readonly legalStatus: LegalStatus;
  readonly availability: Availability;
  readonly openIntroductions?: number | undefined;
  /** The cooperative's own limit; the policy's limit holds where it is absent. */
  readonly maxOpenIntroductions?: number | undefined;
  /** Those that still count, at most `mostDeclines`; their order does not matter. */
  readonly declines?: readonly Decline[] | undefined;
}
