import type { Policy } from "../policies/policy.ts";
import type { Ports } from "../ports.ts";

/** Why an idea takes nobody in a round. */
export const fullReasons = ["partners_found", "proposal_limit", "not_active"] as const;

/** How many partners an idea can take in a round, and where that number comes from. */
export interface IdeaPlaces {
  readonly ideaId: string;
  readonly sought: number;
  readonly openProposals: number;
  readonly openIntroductions: number;
  /** Whole number from 0. */
  readonly places: number;
  /** Set where there is none. */
  readonly full?: (typeof fullReasons)[number];
}

/** Partners sought less those proposed or introduced already, within what the policy lets an idea have open. */
export async function readIdeaPlaces(ports: Ports, ideaId: string, policy: Policy): Promise<IdeaPlaces> {
  const [idea, { openProposals, openIntroductions }] = await Promise.all([
    ports.ideas.get(ideaId),
    ports.loads.get({ kind: "idea", id: ideaId }),
  ]);
  const sought = idea?.partnersSought ?? 0;
  const isActive = idea?.availability === "active";
  const left = Math.max(0, sought - openProposals - openIntroductions);
  const slots = Math.max(0, policy.maxOpenProposalsPerIdea - openProposals);
  const places = isActive ? Math.min(left, slots) : 0;
  const found = left === 0 ? "partners_found" : "proposal_limit";
  const full = isActive ? found : "not_active";
  return { ideaId, sought, openProposals, openIntroductions, places, ...(places > 0 ? {} : { full }) };
}
