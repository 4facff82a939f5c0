import { type Reason, reason } from "../explain/reason-codes.ts";
import type { CooperativeProfile } from "../profile/cooperative-profile.ts";
import type { IdeaProfile } from "../profile/idea-profile.ts";
import type { PublicBenefit } from "./pair-score.ts";
import type { Policy } from "./policy.ts";

function share(part: number, total: number): number {
  return total === 0 ? 0 : Math.min(1, part / total);
}

/** What the policy adds to the ordering for women, youth and rural life, 0 to the sum of its benefits. */
export function benefitBonus(
  total: number,
  women: number,
  youth: number,
  isRural: boolean,
  { benefits }: Policy,
): number {
  return (
    benefits.women * share(women, total) +
    benefits.youth * share(youth, total) +
    benefits.rural * (isRural ? 1 : 0)
  );
}

/** Women, youth and rural shares and the bonus the policy adds for them: shown beside the score, never in it. */
export function publicBenefit(cooperative: CooperativeProfile, policy: Policy): PublicBenefit {
  const { total, women, youth } = cooperative.members;
  const isRural = cooperative.setting === "rural";
  return {
    women: share(women, total),
    youth: share(youth, total),
    rural: isRural ? 1 : 0,
    bonus: benefitBonus(total, women, youth, isRural, policy),
  };
}

const womenFrom = 20;

/** Whether the cooperative's women and youth meet what the idea aims at. */
export function benefitReasons(
  idea: IdeaProfile,
  cooperative: CooperativeProfile,
): { readonly reasonsFor: readonly Reason[]; readonly reasonsAgainst: readonly Reason[] } {
  const { total, women, youth } = cooperative.members;
  const reasonsFor: Reason[] = [];
  const reasonsAgainst: Reason[] = [];
  const womenShare = Math.round(100 * share(women, total));
  const youthShare = Math.round(100 * share(youth, total));
  if (idea.targetWomenPct >= womenFrom) {
    const args = { target: idea.targetWomenPct, share: womenShare };
    if (womenShare >= idea.targetWomenPct) {
      reasonsFor.push(reason("women_target_met", args));
    } else {
      reasonsAgainst.push(reason("women_target_missed", args));
    }
  }
  if (idea.targetYouthPct >= womenFrom) {
    const args = { target: idea.targetYouthPct, share: youthShare };
    if (youthShare >= idea.targetYouthPct) {
      reasonsFor.push(reason("youth_target_met", args));
    } else {
      reasonsAgainst.push(reason("youth_target_missed", args));
    }
  }
  if (cooperative.setting === "rural") {
    reasonsFor.push(reason("rural_cooperative", { place: cooperative.province }));
  }
  return { reasonsFor, reasonsAgainst };
}
