import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import { prepareCooperative } from "../profile/prepare.ts";
import type { IdeaQuery } from "../score/idea-query.ts";
import type { Policy } from "../score/policy.ts";
import { rankIdeas } from "./rank-ideas.ts";

/** Fields of a cooperative that can be left open and that matching reads; what is produced is told in words nobody can guess. */
export const openFields = [
  "certifications",
  "equipment",
  "skills",
  "landHa",
  "coldStorageM3",
  "ownContributionMad",
] as const;
type OpenField = (typeof openFields)[number];

/** An open field with how many more ideas the cooperative could be shown if it has what they ask for there; at most. */
export interface Gain {
  readonly field: OpenField;
  readonly ideas: number;
}

/** What ideas ask for: the most of it, so that a gain is an upper bound and is told as one. */
export type Asked = Pick<IdeaProfile, "needs" | "capexMad">;

const isOpen: Readonly<Record<OpenField, (profile: CooperativeProfile) => boolean>> = {
  certifications: ({ certifications }) => certifications.length === 0,
  equipment: ({ equipment }) => equipment.length === 0,
  skills: ({ skills = [] }) => skills.length === 0,
  landHa: ({ landHa }) => landHa === undefined,
  coldStorageM3: ({ coldStorageM3 }) => coldStorageM3 === undefined,
  ownContributionMad: ({ ownContributionMad = 0 }) => ownContributionMad === 0,
};

const unique = <Item>(items: readonly Item[]) => [...new Set(items)];
const most = (values: readonly (number | undefined)[]) => Math.max(0, ...values.map((value) => value ?? 0));

/** The profile as it would be with everything in this field that the ideas ask for; undefined where they ask nothing. */
function filled(
  profile: CooperativeProfile,
  field: OpenField,
  asked: readonly Asked[],
): CooperativeProfile | undefined {
  const needs = asked.map((idea) => idea.needs);
  switch (field) {
    case "certifications": {
      const codes = unique(needs.flatMap(({ certifications }) => certifications));
      const held = codes.map((code) => ({ code, status: "obtained" }) as const);
      return held.length === 0 ? undefined : { ...profile, certifications: held };
    }
    case "equipment": {
      const equipment = unique(needs.flatMap(({ requirements }) => requirements));
      return equipment.length === 0 ? undefined : { ...profile, equipment };
    }
    case "skills": {
      const skills = unique(needs.flatMap(({ skills: wanted = [] }) => wanted));
      return skills.length === 0 ? undefined : { ...profile, skills };
    }
    case "landHa": {
      const landHa = most(needs.map((need) => need.landHa));
      return landHa === 0 ? undefined : { ...profile, landHa };
    }
    case "coldStorageM3": {
      const coldStorageM3 = most(needs.map((need) => need.coldStorageM3));
      return coldStorageM3 === 0 ? undefined : { ...profile, coldStorageM3 };
    }
    case "ownContributionMad":
      return { ...profile, ownContributionMad: most(asked.map(({ capexMad }) => capexMad)) };
  }
}

/**
 * The open fields of a profile, those that promise most first; a field without a promise stands last with 0.
 * Each idea's score is computed anew with the field filled, by the very scorer that ranks.
 */
export function gainsOf(
  profile: CooperativeProfile,
  queries: readonly IdeaQuery[],
  asked: readonly Asked[],
  policy: Policy,
): readonly Gain[] {
  const shownWith = (as: CooperativeProfile) =>
    rankIdeas(prepareCooperative(as), queries, policy, Number.POSITIVE_INFINITY).map(({ id }) => id);
  const shownNow = new Set(shownWith(profile));
  return openFields
    .filter((field) => isOpen[field](profile))
    .map((field) => {
      const better = filled(profile, field, asked);
      const ideas = better === undefined ? 0 : shownWith(better).filter((id) => !shownNow.has(id)).length;
      return { field, ideas };
    })
    .sort((a, b) => b.ideas - a.ideas);
}
