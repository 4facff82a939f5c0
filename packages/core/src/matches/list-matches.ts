import type { Actor } from "../actors/actor.ts";
import { isOfDelegation, requireProgramme } from "../actors/require.ts";
import type { Page, PageRequest, Ports } from "../ports.ts";
import type { HistoryEntry, Match } from "./match.ts";
import { readMatch } from "./read-match.ts";

/** Officers see of a page what belongs to their delegations. */
function ofTheirs(actor: Actor, page: Page<Match>): Page<Match> {
  return { ...page, items: page.items.filter((match) => isOfDelegation(actor, match.delegation)) };
}

/** The matches of an idea. @throws not_allowed, cursor_invalid */
export async function listMatchesOfIdea(
  ports: Ports,
  actor: Actor,
  ideaId: string,
  page: PageRequest,
): Promise<Page<Match>> {
  requireProgramme(actor);
  return ofTheirs(actor, await ports.matches.listByIdea(ideaId, page));
}

/** The matches of a cooperative. @throws not_allowed, cursor_invalid */
export async function listMatchesOfCooperative(
  ports: Ports,
  actor: Actor,
  cooperativeId: string,
  page: PageRequest,
): Promise<Page<Match>> {
  requireProgramme(actor);
  return ofTheirs(actor, await ports.matches.listByCooperative(cooperativeId, page));
}

/** Everything that has happened to a match, oldest first. @throws not_found, officer_not_of_delegation */
export async function listHistory(
  ports: Ports,
  actor: Actor,
  matchId: string,
  page: PageRequest,
): Promise<Page<HistoryEntry>> {
  await readMatch(ports, actor, matchId);
  return ports.history.list(matchId, page);
}
