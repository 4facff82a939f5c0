import {
  delegationCodes,
  delegationOf,
  delegations,
  isProvince,
  isRegion,
  provincesOf,
} from "@tawafuq/matching/taxonomy/places";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";
import type { DelegationCode } from "./place-and-trade-codes.ts";

/** The delegation that answers for a cooperative. */
export function delegationOfCooperative(cooperative: Pick<Cooperative, "province">): DelegationCode {
  return delegationOf(cooperative.province);
}

/** Every delegation an idea may happen in: all of them where it is for the whole country. */
export function delegationsOfIdea(idea: Pick<Idea, "scope">): readonly DelegationCode[] {
  if (idea.scope.includes("NATIONAL")) return delegationCodes;
  const touched = new Set<DelegationCode>();
  for (const code of idea.scope) {
    if (isRegion(code)) for (const province of provincesOf(code)) touched.add(delegationOf(province));
    else if (isProvince(code)) touched.add(delegationOf(code));
  }
  return [...touched];
}

/** The provinces these delegations answer for; undefined stands for the whole country. */
export function provincesOfDelegations(codes: readonly DelegationCode[] | undefined) {
  if (codes === undefined) return undefined;
  return delegations.filter(({ code }) => codes.includes(code)).flatMap(({ provinces }) => provinces);
}
