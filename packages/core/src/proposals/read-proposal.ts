import type { Actor } from "../actors/actor.ts";
import { isAdministrator, isOfDelegation } from "../actors/require.ts";
import type { Cooperative } from "../cooperatives/cooperative.ts";
import type { Idea } from "../ideas/idea.ts";
import { noteSummaryRead } from "../ideas/openings.ts";
import type { Match, Side } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";

/** Which side of the match the actor is, if any. */
export function sideOf(actor: Actor, match: Match): Side | undefined {
  if (actor.kind === "cooperative" && actor.id === match.cooperativeId) return "cooperative";
  if (actor.kind === "holder" && actor.id === match.holderId) return "idea";
  return undefined;
}

/** The match, where the actor is a side of it that has been told, or its programme. @throws not_found */
export async function requireTold(ports: Ports, actor: Actor, matchId: string): Promise<Match> {
  const match = (await ports.matches.get(matchId)) ?? refuse("not_found");
  if (isAdministrator(actor) || isOfDelegation(actor, match.delegation)) return match;
  if (sideOf(actor, match) === undefined || match.proposedAt === undefined) refuse("not_found");
  return match;
}

/**
 * A proposal with both profiles, never a contact and never what the holder keeps confidential. The first time a
 * cooperative reads it is noted for the holder.
 * @throws not_found (also where it is not yours to see)
 */
export async function readProposal(
  ports: Ports,
  actor: Actor,
  matchId: string,
): Promise<{ match: Match; idea: Idea; cooperative: Cooperative }> {
  const match = await requireTold(ports, actor, matchId);
  const [idea, cooperative] = await Promise.all([
    ports.ideas.get(match.ideaId),
    ports.cooperatives.get(match.cooperativeId),
  ]);
  if (idea === undefined || cooperative === undefined) refuse("not_found");
  if (actor.kind === "cooperative") await noteSummaryRead(ports, actor, match, idea.version);
  return { match, idea, cooperative };
}
