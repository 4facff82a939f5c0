import * as z from "zod";
import { type Actor, actorName } from "../actors/actor.ts";
import { isSelf } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { LocalizedText } from "../language/localized-text.ts";
import { type Match, matchId } from "../matches/match.ts";
import { matchesOf } from "../matches/rank-subject.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Idea } from "./idea.ts";

/** The holder's word on whether one cooperative may open the confidential part of one idea. */
export const Sharing = z.object({
  ideaId: z.string(),
  cooperativeId: z.string(),
  version: z.int().min(1),
  agreed: z.boolean(),
  at: z.iso.datetime(),
  by: z.string(),
});
export type Sharing = z.infer<typeof Sharing>;

/** A cooperative that was told of the idea, and how far it may see. */
export interface SharingState {
  readonly cooperativeId: string;
  readonly cooperativeName: LocalizedText;
  /** It said that it is interested. */
  readonly interested: boolean;
  /** The holder agreed, or both were introduced, and the holder did not take it back. */
  readonly agreed: boolean;
}

/** True once the holder agreed for this cooperative: by word, or by having been introduced. */
export function isAgreed(match: Match, sharing: Sharing | undefined): boolean {
  return sharing?.agreed ?? match.state === "introduced";
}

/** True while the cooperative stands by its interest. */
export function isInterested(match: Match): boolean {
  const isOpen = match.state === "proposed" || match.state === "introduced";
  return isOpen && match.answers.cooperative?.answer === "interested";
}

async function ownIdea(ports: Ports, actor: Actor, ideaId: string): Promise<Idea> {
  const idea = (await ports.ideas.get(ideaId)) ?? refuse("not_found");
  return isSelf(actor, "holder", idea.holderId) ? idea : refuse("not_found");
}

/** Every cooperative that was told of the holder's idea, with how far it may see. @throws not_found */
export async function listSharing(ports: Ports, actor: Actor, ideaId: string): Promise<SharingState[]> {
  await ownIdea(ports, actor, ideaId);
  const matches = await matchesOf(ports, { kind: "idea", id: ideaId });
  const told = matches.filter(({ proposedAt }) => proposedAt !== undefined);
  return Promise.all(
    told.map(async (match) => ({
      cooperativeId: match.cooperativeId,
      cooperativeName: match.cooperativeName,
      interested: isInterested(match),
      agreed: isAgreed(match, await ports.sharings.get(ideaId, match.cooperativeId)),
    })),
  );
}

/**
 * The holder agrees that one cooperative may open the confidential part, or takes it back; what was opened before
 * stays in the log.
 * @throws not_found (also for a cooperative that was not told), version_conflict
 */
export async function shareIdea(
  ports: Ports,
  actor: Actor,
  ideaId: string,
  cooperativeId: string,
  agreed: boolean,
): Promise<Sharing> {
  await ownIdea(ports, actor, ideaId);
  const match = await ports.matches.get(matchId(ideaId, cooperativeId));
  if (match?.proposedAt === undefined) refuse("not_found");
  const before = await ports.sharings.get(ideaId, cooperativeId);
  if (before?.agreed === agreed) return before;
  const sharing: Sharing = {
    ideaId,
    cooperativeId,
    version: (before?.version ?? 0) + 1,
    agreed,
    at: instant(ports.now()),
    by: actorName(actor),
  };
  await ports.commit([ports.sharings.put(sharing)]);
  return sharing;
}
