import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import type { Policy } from "../score/policy.ts";
import { certification } from "../taxonomy/certifications.ts";
import { binds, statusOf } from "./binding.ts";
import type { GateResult, PairContext } from "./gate-codes.ts";
import { canReach } from "./reach.ts";

function statusGates(cooperative: CooperativeProfile): readonly GateResult[] {
  return [
    { code: "struck_off", passed: cooperative.legalStatus !== "struck_off", args: {} },
    { code: "dormant", passed: cooperative.legalStatus !== "dormant", args: {} },
    { code: "paused", passed: cooperative.availability === "open", args: {} },
  ];
}

/** A licence the law demands for the trade the idea asks of this cooperative; other certificates are gaps, not gates. */
function licenceGates(idea: IdeaProfile, cooperative: CooperativeProfile): readonly GateResult[] {
  const asked = idea.needs.certifications.filter((code) => {
    const { licence, sectors } = certification(code);
    const primary = cooperative.sectors[0];
    return licence && primary !== undefined && sectors.includes(primary) && binds(code, cooperative);
  });
  return asked.map((code) => {
    const status = statusOf(code, cooperative);
    const args = { certification: code };
    return status === "in_progress"
      ? { code: "licence_missing", passed: true, atHalf: true, args }
      : { code: "licence_missing", passed: status === "obtained", args };
  });
}

/** Every hard rule of a pair with its verdict; a pair may become a match only when all pass. */
export function checkGates(
  idea: IdeaProfile,
  cooperative: CooperativeProfile,
  policy: Policy,
  context: PairContext = {},
): readonly GateResult[] {
  const open = context.openIntroductions ?? cooperative.openIntroductions ?? 0;
  const limit = cooperative.maxOpenIntroductions ?? policy.maxOpenIntroductionsPerCooperative;
  const { minMembers } = idea.needs;
  return [
    ...statusGates(cooperative),
    { code: "blocked", passed: context.blocked !== true, args: {} },
    { code: "declined_before", passed: context.declinedBefore !== true, args: {} },
    { code: "at_limit", passed: open < limit, args: { open, limit } },
    {
      code: "out_of_reach",
      passed: canReach(cooperative, idea.scope),
      args: { reach: cooperative.reach, province: cooperative.province },
    },
    {
      code: "too_few_members",
      passed: cooperative.members.total >= policy.minimumMembersShare * minMembers,
      args: { needed: minMembers, has: cooperative.members.total },
    },
    ...licenceGates(idea, cooperative),
  ];
}
