import { regionOf, regionsOfScope } from "@tawafuq/matching/taxonomy/places";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";

/** The region a cooperative stands in. */
export function regionOfCooperative(cooperative: Pick<Cooperative, "province">): string {
  return regionOf(cooperative.province);
}

/** Every region an idea may happen in. */
export function regionsOfIdea(idea: Pick<Idea, "scope">): readonly string[] {
  return regionsOfScope(idea.scope);
}
