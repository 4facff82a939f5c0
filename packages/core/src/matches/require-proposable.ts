import { requireNotBlocked } from "../blocks/block-party.ts";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Match } from "./match.ts";

/**
 * Nobody is told of a side that has paused or withdrawn, or that one of the two wants nothing of. Answers with the
 * cooperative as last written.
 * @throws idea_not_active, cooperative_not_active, side_blocked
 */
export async function requireProposable(ports: Ports, match: Match): Promise<Cooperative> {
  const [idea, cooperative] = await Promise.all([
    ports.ideas.get(match.ideaId),
    ports.cooperatives.get(match.cooperativeId),
  ]);
  if (idea?.availability !== "active") refuse("idea_not_active");
  if (cooperative?.availability !== "active") return refuse("cooperative_not_active");
  await requireNotBlocked(ports, match);
  return cooperative;
}
