import type { Actor } from "../actors/actor.ts";
import { readAll } from "../language/read-all.ts";
import type { Match } from "../matches/match.ts";
import { matchesOf } from "../matches/rank-subject.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";

/** Proposals of one side are few (limits, and one per idea and cooperative): they come in one page, at most this many. */
const mostShown = 200;

/** The actor's own proposals in every state since they were made, newest first. @throws not_allowed */
export async function listProposals(ports: Ports, actor: Actor, page: PageRequest): Promise<Page<Match>> {
  const matches = await ownMatches(ports, actor);
  const told = matches
    .filter((match) => match.proposedAt !== undefined)
    .sort((a, b) => ((a.proposedAt ?? "") > (b.proposedAt ?? "") ? -1 : 1))
    .slice(0, mostShown);
  const start = page.cursor === undefined ? 0 : startOf(told, page.cursor);
  const items = told.slice(start, start + page.limit);
  const last = items.at(-1);
  return start + page.limit < told.length && last !== undefined ? { items, cursor: last.id } : { items };
}

async function ownMatches(ports: Ports, actor: Actor): Promise<Match[]> {
  if (actor.kind === "cooperative") return matchesOf(ports, { kind: "cooperative", id: actor.id });
  if (actor.kind !== "holder") refuse("not_allowed");
  const ideas = await readAll((page) => ports.ideas.listByHolder(actor.id, page));
  const lists = await Promise.all(ideas.map((idea) => matchesOf(ports, { kind: "idea", id: idea.id })));
  return lists.flat();
}

function startOf(told: readonly Match[], cursor: string): number {
  const index = told.findIndex((match) => match.id === cursor);
  return index === -1 ? refuse("cursor_invalid") : index + 1;
}
