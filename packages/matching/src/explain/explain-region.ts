import { canReach, isInScope, placeRelation } from "../gates/reach.ts";
import type { PreparedCooperative, PreparedIdea } from "../profile/prepare.ts";
import type { Entry } from "./ledger.ts";
import { type Reason, reason } from "./reason-codes.ts";

function placeReason(idea: PreparedIdea, cooperative: PreparedCooperative): Reason {
  const { province, reach } = cooperative.profile;
  if (isInScope(province, idea.profile.scope)) {
    return reason("in_scope", { place: province }, "region");
  }
  if (reach === "remote") {
    return reason("works_remotely", { place: province }, "region");
  }
  const relation = placeRelation(cooperative.profile, idea.profile.scope);
  return relation === "region" || relation === "neighbour"
    ? reason("near_scope", { place: province }, "region")
    : reason("reaches_scope", { place: province, reach }, "region");
}

/** Where the cooperative lies, or that its reach misses the scope. */
export function explainRegion(
  idea: PreparedIdea,
  cooperative: PreparedCooperative,
  earned: number,
  lost: number,
): readonly Entry[] {
  const { province, reach } = cooperative.profile;
  return canReach(cooperative.profile, idea.profile.scope)
    ? [{ list: "for", reason: placeReason(idea, cooperative), amount: earned }]
    : [
        {
          list: "against",
          reason: reason("out_of_reach", { place: province, reach }, "region"),
          amount: lost,
        },
      ];
}
