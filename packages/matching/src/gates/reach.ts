import type { CooperativeProfile, PlaceRelation } from "../profile/cooperative-profile.ts";
import type { ScopeCode } from "../taxonomy/codes.ts";
import { neighboursOf, regionOf, regionsOfScope } from "../taxonomy/places.ts";

type Placed = Pick<CooperativeProfile, "province" | "reach" | "remoteOk">;

/** True when the scope itself contains the cooperative's province. */
export function isInScope(province: CooperativeProfile["province"], scope: readonly ScopeCode[]): boolean {
  return scope.includes("NATIONAL") || scope.includes(province) || scope.includes(regionOf(province));
}

/** The nearest the scope comes to the cooperative. */
export function placeRelation(cooperative: Placed, scope: readonly ScopeCode[]): PlaceRelation {
  if (scope.includes("NATIONAL")) {
    return "national";
  }
  if (scope.includes(cooperative.province)) {
    return "province";
  }
  const home = regionOf(cooperative.province);
  const touched = regionsOfScope(scope);
  if (touched.includes(home)) {
    return "region";
  }
  return touched.some((region) => neighboursOf(home).includes(region)) ? "neighbour" : "elsewhere";
}

/** True when the cooperative's reach and the idea's scope meet at all. */
export function canReach(cooperative: Placed, scope: readonly ScopeCode[]): boolean {
  if (isInScope(cooperative.province, scope) || cooperative.remoteOk === true) {
    return true;
  }
  const relation = placeRelation(cooperative, scope);
  switch (cooperative.reach) {
    case "national":
    case "remote":
      return true;
    case "neighbours":
      return relation === "region" || relation === "neighbour";
    case "region":
      return relation === "region";
    case "province":
      return false;
  }
}
