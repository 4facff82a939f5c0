import { instant } from "../language/clock.ts";
import type { Match } from "../matches/match.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";
import { withDecline } from "./declines.ts";

/**
 * What a cooperative's decline teaches about other ideas: kept on it as a new version, which is matched again.
 * Nothing where the reason speaks of this pair alone or a side is no longer there.
 */
export async function recordDecline(ports: Ports, match: Match): Promise<Write[]> {
  const given = match.answers.cooperative;
  if (given?.answer !== "declined") return [];
  const [idea, cooperative] = await Promise.all([
    ports.ideas.get(match.ideaId),
    ports.cooperatives.get(match.cooperativeId),
  ]);
  if (idea === undefined || cooperative === undefined) return [];
  const now = ports.now();
  const declines = withDecline(cooperative.declines, given.reason, idea, cooperative, now);
  if (declines === undefined) return [];
  const after = { ...cooperative, declines, version: cooperative.version + 1, updatedAt: instant(now) };
  return [
    ports.cooperatives.replace(after),
    requestMatching(ports, { kind: "cooperative", id: after.id }, after.version),
  ];
}
