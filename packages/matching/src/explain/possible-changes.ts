import { binds, statusOf } from "../gates/binding.ts";
import { canReach } from "../gates/reach.ts";
import { type CooperativeProfile, reaches } from "../profile/cooperative-profile.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import { purseShare } from "../score/capacity-values.ts";
import type { Policy } from "../score/policy.ts";
import type { ChangeCode } from "./change-codes.ts";

/** A change and the profile as it would then be. */
export interface PossibleChange {
  readonly code: ChangeCode;
  readonly args: Readonly<Record<string, string | number>>;
  readonly profile: CooperativeProfile;
}

function amounts(needed: number, has: number): { short: number; needed: number } {
  return { short: Math.round((needed - has) * 100) / 100, needed };
}

function quantityChanges(idea: IdeaProfile, own: CooperativeProfile): readonly PossibleChange[] {
  const { minMembers, landHa = 0, coldStorageM3 = 0 } = idea.needs;
  const purse = Math.round(purseShare * idea.capexMad);
  const { members, landHa: land, coldStorageM3: cold, ownContributionMad: money } = own;
  const more = (short: boolean, change: () => PossibleChange) => (short ? [change()] : []);
  return [
    ...more(members.total < minMembers, () => ({
      code: "more_members",
      args: amounts(minMembers, members.total),
      profile: { ...own, members: { ...members, total: minMembers } },
    })),
    ...more(land !== undefined && land < landHa, () => ({
      code: "more_land",
      args: amounts(landHa, land ?? 0),
      profile: { ...own, landHa },
    })),
    ...more(cold !== undefined && cold < coldStorageM3, () => ({
      code: "more_cold_storage",
      args: amounts(coldStorageM3, cold ?? 0),
      profile: { ...own, coldStorageM3 },
    })),
    ...more(money !== undefined && money < purse, () => ({
      code: "higher_contribution",
      args: amounts(purse, money ?? 0),
      profile: { ...own, ownContributionMad: purse },
    })),
  ];
}

function certificateChanges(idea: IdeaProfile, own: CooperativeProfile): readonly PossibleChange[] {
  return idea.needs.certifications
    .filter((code) => binds(code, own) && statusOf(code, own) !== "obtained")
    .map((code) => ({
      code: "certificate_obtained",
      args: { certification: code },
      profile: { ...own, certifications: [...own.certifications, { code, status: "obtained" }] },
    }));
}

/** The nearest reach that meets the scope, where the present one does not. */
function reachChange(idea: IdeaProfile, own: CooperativeProfile): readonly PossibleChange[] {
  if (canReach(own, idea.scope)) {
    return [];
  }
  const reach = reaches.find((wider) => canReach({ ...own, reach: wider }, idea.scope));
  return reach === undefined ? [] : [{ code: "wider_reach", args: { reach }, profile: { ...own, reach } }];
}

/** Every single step that closes one gap or opens one gate of a pair. */
export function possibleChanges(
  idea: IdeaProfile,
  own: CooperativeProfile,
  policy: Policy,
): readonly PossibleChange[] {
  const open = own.openIntroductions ?? 0;
  const limit = own.maxOpenIntroductions ?? policy.maxOpenIntroductionsPerCooperative;
  return [
    ...quantityChanges(idea, own),
    ...certificateChanges(idea, own),
    ...idea.needs.requirements
      .filter((token) => !own.equipment.includes(token))
      .map(
        (token): PossibleChange => ({
          code: "requirement_acquired",
          args: { requirement: token },
          profile: { ...own, equipment: [...own.equipment, token] },
        }),
      ),
    ...reachChange(idea, own),
    ...(open >= limit
      ? [{ code: "introduction_ended" as const, args: {}, profile: { ...own, openIntroductions: limit - 1 } }]
      : []),
  ];
}
