import { type Reason, reason } from "../explain/reason-codes.ts";
import { canReach, isInScope, placeRelation } from "../gates/reach.ts";
import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import { regionOf } from "../taxonomy/places.ts";
import { noReasons, type PartResult } from "./part-result.ts";

/** Nearness when the scope lies outside the cooperative's place; after the proposal in fields.json. */
const nearness = { national: 0.85, province: 1, region: 0.8, neighbour: 0.6, elsewhere: 0.45 } as const;
const outOfReach = 0.05;

function placeReasons(idea: PreparedIdea, cooperative: PreparedCooperative): readonly Reason[] {
  const { province, reach } = cooperative.profile;
  if (isInScope(province, idea.profile.scope)) {
    return [reason("in_scope", { place: province }, "region")];
  }
  if (reach === "remote") {
    return [reason("works_remotely", { place: province }, "region")];
  }
  const relation = placeRelation(cooperative.profile, idea.profile.scope);
  return relation === "region" || relation === "neighbour"
    ? [reason("near_scope", { place: province }, "region")]
    : [reason("reaches_scope", { place: province, reach }, "region")];
}

/** Region part: in the scope in full, else by how near it lies; a small scope at home suits the cooperative best. */
export function regionPart(idea: PreparedIdea, cooperative: PreparedCooperative): PartResult {
  const { province, reach } = cooperative.profile;
  const { scope } = idea.profile;
  if (!canReach(cooperative.profile, scope)) {
    const against = [reason("out_of_reach", { place: province, reach }, "region")];
    return { ...noReasons, forIdea: outOfReach, forCooperative: outOfReach, reasonsAgainst: against };
  }
  const relation = placeRelation(cooperative.profile, scope);
  const near = nearness[relation];
  const inScope = isInScope(province, scope);
  const atHome = scope.includes(province) || scope.includes(regionOf(province));
  return {
    ...noReasons,
    forIdea: inScope ? 1 : near,
    forCooperative: atHome ? 1 : near,
    reasonsFor: placeReasons(idea, cooperative),
  };
}
