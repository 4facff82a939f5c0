import type { BranchCode, ProvinceCode, ScopeCode, SectorCode } from "../taxonomy/codes.ts";
import type {
  Availability,
  CooperativeProfile,
  Decline,
  HeldCertificate,
  LegalStatus,
  Production,
  Reach,
  Setting,
  TurnoverBand,
} from "./cooperative-profile.ts";
import { type IdeaNeeds, type IdeaProfile, type MustWish, mustWishes } from "./idea-profile.ts";
import type { LocalizedText } from "./localized-text.ts";

/** A cooperative of a bank/1 file, already validated; older files write some names in snake case. */
export interface BankCooperative {
  readonly id: string;
  readonly name: LocalizedText;
  readonly description: LocalizedText;
  readonly province: ProvinceCode;
  readonly setting: Setting;
  readonly sectors: readonly SectorCode[];
  readonly branches?: readonly BranchCode[] | undefined;
  readonly members: { readonly total: number; readonly women: number; readonly youth: number };
  readonly turnoverBand?: TurnoverBand | undefined;
  readonly ownContributionMad?: number | undefined;
  readonly production?: readonly Production[] | undefined;
  readonly certifications?: readonly HeldCertificate[] | undefined;
  readonly equipment?: readonly string[] | undefined;
  readonly coldStorageM3?: number | undefined;
  readonly landHa?: number | undefined;
  readonly land_ha?: number | undefined;
  readonly irrigatedHa?: number | undefined;
  readonly irrigated_ha?: number | undefined;
  readonly export?: boolean | undefined;
  readonly remoteOk?: boolean | undefined;
  readonly remote_ok?: boolean | undefined;
  readonly coastal?: boolean | undefined;
  readonly reach?: Reach | undefined;
  readonly skills?: readonly string[] | undefined;
  readonly trainingNeeds?: readonly string[] | undefined;
  readonly legalStatus?: LegalStatus | undefined;
  readonly availability?: Availability | undefined;
  /** What the service itself has recorded; a file never carries it. */
  readonly declines?: readonly Decline[] | undefined;
  readonly maxOpenIntroductions?: number | undefined;
}

export const importances = ["must", "prefer", "any"] as const;
type Wish = MustWish | "means";
/** How much a need matters to the holder; one that is not named is preferred. Means cannot be insisted on: they are told by words. */
type Importance = { readonly [wish in Wish]?: (typeof importances)[number] | undefined };

/** An idea of a bank/1 file, already validated. */
export interface BankIdea {
  readonly id: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly sectors: readonly SectorCode[];
  readonly branches?: readonly BranchCode[] | undefined;
  readonly scope: readonly ScopeCode[];
  readonly capexMad: number;
  readonly ownContributionMad: number;
  readonly needs: Partial<Omit<IdeaNeeds, "musts">> & { readonly importance?: Importance | undefined };
  readonly expectedJobs?: number | undefined;
  readonly targetWomenPct?: number | undefined;
  readonly targetYouthPct?: number | undefined;
  readonly partnersSought?: number | undefined;
}

/** Absent fields take the format's defaults: reach region, registered, open. */
export function cooperativeFromBank(row: BankCooperative): CooperativeProfile {
  const remoteOk = row.remoteOk ?? row.remote_ok;
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    province: row.province,
    setting: row.setting,
    sectors: row.sectors,
    branches: row.branches ?? [],
    members: row.members,
    ownContributionMad: row.ownContributionMad,
    turnoverBand: row.turnoverBand,
    production: row.production ?? [],
    certifications: row.certifications ?? [],
    equipment: row.equipment ?? [],
    coldStorageM3: row.coldStorageM3,
    landHa: row.landHa ?? row.land_ha,
    irrigatedHa: row.irrigatedHa ?? row.irrigated_ha,
    export: row.export,
    remoteOk,
    coastal: row.coastal,
    skills: row.skills,
    trainingNeeds: row.trainingNeeds ?? [],
    reach: row.reach ?? "region",
    legalStatus: row.legalStatus ?? "registered",
    availability: row.availability ?? "open",
    declines: row.declines ?? [],
    maxOpenIntroductions: row.maxOpenIntroductions,
  };
}

/** Absent needs ask for nothing, and so do those that do not matter; absent targets are 0. */
export function ideaFromBank(row: BankIdea): IdeaProfile {
  const importance = row.needs.importance ?? {};
  const matters = (wish: Wish) => importance[wish] !== "any";
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    sectors: row.sectors,
    branches: row.branches ?? [],
    scope: row.scope,
    capexMad: row.capexMad,
    ownContributionMad: row.ownContributionMad,
    needs: {
      minMembers: matters("members") ? (row.needs.minMembers ?? 0) : 0,
      certifications: matters("certifications") ? (row.needs.certifications ?? []) : [],
      requirements: matters("means") ? (row.needs.requirements ?? []) : [],
      skills: matters("means") ? row.needs.skills : [],
      landHa: matters("land") ? row.needs.landHa : undefined,
      coldStorageM3: matters("cold") ? row.needs.coldStorageM3 : undefined,
      musts: mustWishes.filter((wish) => importance[wish] === "must"),
    },
    targetWomenPct: row.targetWomenPct ?? 0,
    targetYouthPct: row.targetYouthPct ?? 0,
    partnersSought: row.partnersSought,
    expectedJobs: row.expectedJobs,
  };
}
