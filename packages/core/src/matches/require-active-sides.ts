import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Match } from "./match.ts";

/** Nobody is told of a side that has paused or withdrawn. @throws idea_not_active, cooperative_not_active */
export async function requireActiveSides(ports: Ports, match: Match): Promise<void> {
  const [idea, cooperative] = await Promise.all([
    ports.ideas.get(match.ideaId),
    ports.cooperatives.get(match.cooperativeId),
  ]);
  if (idea?.availability !== "active") refuse("idea_not_active");
  if (cooperative?.availability !== "active") refuse("cooperative_not_active");
}
