import * as z from "zod";
import { type Actor, actorName } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { isRefusal, refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import { layers } from "./layers.ts";

/** One line of the log of who opened what of an idea: written before it is shown, never changed. */
export const Opening = z.object({
  id: z.string(),
  ideaId: z.string(),
  layer: z.enum(layers),
  /** As in histories: who, and on whose behalf. */
  by: z.string(),
  /** For which cooperative; absent for the programme and the holder. */
  cooperativeId: z.string().optional(),
  /** The terms that were accepted. */
  termsVersion: z.string().optional(),
  /** Why the programme looked. */
  reason: z.string().optional(),
  ideaVersion: z.int().min(1),
  at: z.iso.datetime(),
});
export type Opening = z.infer<typeof Opening>;

/** Notes the first time a cooperative reads the summary of a proposed idea; later readings add nothing. */
export async function noteSummaryRead(
  ports: Ports,
  actor: Actor,
  match: Match,
  ideaVersion: number,
): Promise<void> {
  // Named by whom it is for: one line for each cooperative and idea, also when two read at once.
  const id = `summary.${match.cooperativeId}`;
  if ((await ports.openings.get(match.ideaId, id)) !== undefined) return;
  const opening: Opening = {
    id,
    ideaId: match.ideaId,
    layer: "summary",
    by: actorName(actor),
    cooperativeId: match.cooperativeId,
    ideaVersion,
    at: instant(ports.now()),
  };
  try {
    await ports.commit([ports.openings.append(opening)]);
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
  }
}

/** Who opened what of an idea, newest first; for its holder and administrators. @throws not_found, cursor_invalid */
export async function listOpenings(
  ports: Ports,
  actor: Actor,
  ideaId: string,
  page: PageRequest,
): Promise<Page<Opening>> {
  const idea = (await ports.ideas.get(ideaId)) ?? refuse("not_found");
  if (!isAdministrator(actor) && !isSelf(actor, "holder", idea.holderId)) refuse("not_found");
  return ports.openings.list(ideaId, page);
}
