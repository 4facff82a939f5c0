import type { Actor } from "../actors/actor.ts";
import { isOfDelegation, requireProgramme } from "../actors/require.ts";
import { readCooperative } from "../cooperatives/read-cooperative.ts";
import { readIdea } from "../ideas/read-idea.ts";
import type { Ports } from "../ports.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { HistoryEntry, Match } from "./match.ts";
import { readMatchAsOfficer } from "./read-match.ts";

/** Of a page, what the actor may see: officers their delegations' matches, a side those it has been told of. */
function visible(actor: Actor, page: Page<Match>): Page<Match> {
  const isSide = actor.kind === "cooperative" || actor.kind === "holder";
  const isVisible = (match: Match) =>
    isSide ? match.proposedAt !== undefined : isOfDelegation(actor, match.delegation);
  return { ...page, items: page.items.filter(isVisible) };
}

/** The matches of an idea, for its holder and the programme. @throws not_found, not_allowed, cursor_invalid */
export async function listMatchesOfIdea(
  ports: Ports,
  actor: Actor,
  ideaId: string,
  page: PageRequest,
): Promise<Page<Match>> {
  if (actor.kind !== "holder") requireProgramme(actor);
  await readIdea(ports, actor, ideaId);
  return visible(actor, await ports.matches.listByIdea(ideaId, page));
}

/** The matches of a cooperative, for itself and the programme. @throws not_found, not_allowed, cursor_invalid */
export async function listMatchesOfCooperative(
  ports: Ports,
  actor: Actor,
  cooperativeId: string,
  page: PageRequest,
): Promise<Page<Match>> {
  if (actor.kind !== "cooperative") requireProgramme(actor);
  await readCooperative(ports, actor, cooperativeId);
  return visible(actor, await ports.matches.listByCooperative(cooperativeId, page));
}

/** Everything that has happened to a match, oldest first. @throws not_found, officer_not_of_delegation */
export async function listHistory(
  ports: Ports,
  actor: Actor,
  matchId: string,
  page: PageRequest,
): Promise<Page<HistoryEntry>> {
  await readMatchAsOfficer(ports, actor, matchId);
  return ports.history.list(matchId, page);
}
