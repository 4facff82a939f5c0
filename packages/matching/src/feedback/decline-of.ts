import { placeRelation } from "../gates/reach.ts";
import type { CooperativeProfile, Decline, PlaceRelation } from "../profile/cooperative-profile.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import { sectorOfBranch } from "../taxonomy/sectors.ts";
import { type LoweringReason, loweringReasons } from "./decline-rules.ts";

/** Steps from the cooperative: 0 its own province; a scope of the whole country is as far as any. */
const steps: Readonly<Record<PlaceRelation, number>> = {
  province: 0,
  region: 1,
  neighbour: 2,
  elsewhere: 3,
  national: 3,
};

/** How far an idea of this relation lies, 0..3. */
export function distanceOf(relation: PlaceRelation): number {
  return steps[relation];
}

/** True where a decline for this reason says something of other ideas too. */
export function isLowering(reason: string | undefined): reason is LoweringReason {
  return loweringReasons.some((known) => known === reason);
}

/** What is kept of an idea that a cooperative declined: enough to know an alike one, nothing of its text. */
export function declineOf(
  reason: LoweringReason,
  idea: Pick<IdeaProfile, "sectors" | "branches" | "scope" | "capexMad"> & {
    readonly needs: Pick<IdeaProfile["needs"], "minMembers">;
  },
  cooperative: Pick<CooperativeProfile, "province" | "reach" | "remoteOk">,
): Decline | undefined {
  const [sector] = idea.sectors;
  if (sector === undefined) {
    return undefined;
  }
  const branch = idea.branches.find((code) => sectorOfBranch(code) === sector);
  return {
    reason,
    sector,
    ...(branch === undefined ? {} : { branch }),
    place: placeRelation(cooperative, idea.scope),
    capexMad: idea.capexMad,
    minMembers: idea.needs.minMembers,
  };
}
