import type { Actor } from "../actors/actor.ts";
import { ownSide } from "../consents/record-consent.ts";
import { instant } from "../language/clock.ts";
import type { Match } from "../matches/match.ts";
import type { Ports } from "../ports.ts";
import { requireTold, sideOf } from "../proposals/read-proposal.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Block } from "./block.ts";

/**
 * From now on nothing is proposed between the two sides of this match, until whoever asked for it takes it back. An
 * open proposal stays to be answered. @throws not_found, not_allowed
 */
export async function blockParty(ports: Ports, actor: Actor, matchId: string): Promise<void> {
  const match = await requireTold(ports, actor, matchId);
  if (sideOf(actor, match) === undefined) refuse("not_allowed");
  const { cooperativeId, holderId } = match;
  await ports.commit([
    ports.blocks.put({ cooperativeId, holderId, by: ownSide(actor).kind, at: instant(ports.now()) }),
  ]);
}

/** Whom the actor's side wants no proposals with. @throws not_allowed */
export function listBlocks(ports: Ports, actor: Actor): Promise<readonly Block[]> {
  const { kind, id } = ownSide(actor);
  return ports.blocks.listBy(kind, id);
}

/** Takes it back; what was not asked for is no fault. @throws not_allowed */
export async function unblockParty(ports: Ports, actor: Actor, other: string): Promise<void> {
  const { kind: by, id } = ownSide(actor);
  const pair =
    by === "cooperative" ? { cooperativeId: id, holderId: other } : { cooperativeId: other, holderId: id };
  await ports.commit([ports.blocks.remove({ ...pair, by })]);
}

/** True where one of the two sides wants no proposals with the other. */
export async function isBlocked(
  ports: Ports,
  { cooperativeId, holderId }: Pick<Match, "cooperativeId" | "holderId">,
): Promise<boolean> {
  return (await ports.blocks.between(cooperativeId, holderId)).length > 0;
}

/** @throws side_blocked where one of the two wants no proposals with the other */
export async function requireNotBlocked(
  ports: Ports,
  match: Pick<Match, "cooperativeId" | "holderId">,
): Promise<void> {
  if (await isBlocked(ports, match)) refuse("side_blocked");
}
