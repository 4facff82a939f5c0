import type { BranchCode, CertificationCode, ScopeCode, SectorCode } from "../taxonomy/codes.ts";
import type { LocalizedText } from "./localized-text.ts";

/** Wishes a holder can insist on. */
export const mustWishes = ["place", "members", "certifications", "land", "cold"] as const;
export type MustWish = (typeof mustWishes)[number];

export interface IdeaNeeds {
  readonly minMembers: number;
  readonly certifications: readonly CertificationCode[];
  /** Snake-case tokens that may carry a size: `shed_150m2`, `dates_supply_50t`. */
  readonly requirements: readonly string[];
  readonly landHa?: number | undefined;
  readonly coldStorageM3?: number | undefined;
  readonly skills?: readonly string[] | undefined;
  /** Who does not meet one of these in full is no partner; all other needs are preferences. */
  readonly musts?: readonly MustWish[] | undefined;
}

/** What matching knows of an idea. */
export interface IdeaProfile {
  readonly id: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** One to three, the primary first. */
  readonly sectors: readonly SectorCode[];
  readonly branches: readonly BranchCode[];
  readonly scope: readonly ScopeCode[];
  readonly capexMad: number;
  readonly ownContributionMad: number;
  readonly needs: IdeaNeeds;
  /** 0–100. */
  readonly targetWomenPct: number;
  /** 0–100. */
  readonly targetYouthPct: number;
  readonly partnersSought?: number | undefined;
  readonly expectedJobs?: number | undefined;
}
