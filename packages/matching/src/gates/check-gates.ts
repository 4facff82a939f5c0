import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import type { IdeaProfile, MustWish } from "../profile/idea-profile.ts";
import type { Policy } from "../score/policy.ts";
import { certification } from "../taxonomy/certifications.ts";
import { binds, statusOf } from "./binding.ts";
import type { GateResult, PairContext } from "./gate-codes.ts";
import { canReach, isInScope } from "./reach.ts";

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

/** What the holder insists on; a need that was not asked for insists on nothing. */
function mustGates(idea: IdeaProfile, cooperative: CooperativeProfile): readonly GateResult[] {
  const { musts = [], minMembers, landHa = 0, coldStorageM3 = 0, certifications } = idea.needs;
  const amount = (code: "must_members" | "must_land" | "must_cold", needed: number, has: number) =>
    needed > 0 ? [{ code, passed: has >= needed, args: { needed, has } }] : [];
  const gates: Readonly<Record<MustWish, () => readonly GateResult[]>> = {
    place: () => [
      {
        code: "must_place",
        passed: isInScope(cooperative.province, idea.scope),
        args: { province: cooperative.province },
      },
    ],
    members: () => amount("must_members", minMembers, cooperative.members.total),
    certifications: () =>
      certifications.map((code) => {
        const status = statusOf(code, cooperative);
        return {
          code: "must_certificate",
          passed: status === "obtained" || status === "in_progress",
          ...(status === "in_progress" ? { atHalf: true } : {}),
          args: { certification: code },
        };
      }),
    land: () => amount("must_land", landHa, cooperative.landHa ?? 0),
    cold: () => amount("must_cold", coldStorageM3, cooperative.coldStorageM3 ?? 0),
  };
  return musts.flatMap((wish) => gates[wish]());
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
    ...mustGates(idea, cooperative),
  ];
}
