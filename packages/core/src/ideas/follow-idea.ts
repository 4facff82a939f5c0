import type { Actor } from "../actors/actor.ts";
import { readAll } from "../language/read-all.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { readOwnIdea } from "./read-own-idea.ts";

/** How an idea stands, for its holder. */
export interface Following {
  /** Those the holder has been told of, the newest first. */
  readonly told: readonly Match[];
  /** Cooperatives that fit and that the programme is looking at: a number, no names. */
  readonly waiting: number;
}

/** @throws not_found (also where it is not yours) */
export async function followIdea(ports: Ports, actor: Actor, id: string): Promise<Following> {
  await readOwnIdea(ports, actor, id);
  const matches = await readAll((page) => ports.matches.listByIdea(id, page));
  const told = matches.filter(({ proposedAt }) => proposedAt !== undefined);
  const waiting = matches.filter(
    ({ state }) => state === "listed" || state === "waiting" || state === "held",
  );
  return { told: told.sort((a, b) => (a.since < b.since ? 1 : -1)), waiting: waiting.length };
}
