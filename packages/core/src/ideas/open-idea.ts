import * as z from "zod";
import { type Actor, actorName } from "../actors/actor.ts";
import { isAdministrator, isOfDelegation, isSelf } from "../actors/require.ts";
import { instant } from "../language/clock.ts";
import type { LocalizedText } from "../language/localized-text.ts";
import { matchId } from "../matches/match.ts";
import { matchesOf } from "../matches/rank-subject.ts";
import type { Ports } from "../ports.ts";
import { DomainError, refuse } from "../refusals/refusal.ts";
import { requireNoConflict } from "../ties/find-conflicts.ts";
import type { Idea } from "./idea.ts";
import { confidentialityTerms, layers } from "./layers.ts";
import type { Opening } from "./openings.ts";
import { isAgreed, isInterested } from "./sharing.ts";

/** What is sent to open a layer of an idea. */
export const OpenInput = z.strictObject({
  layer: z.enum(layers),
  /** A cooperative accepts the terms by naming their present version. */
  termsVersion: z.string().max(20).optional(),
  /** The programme says why it looks. */
  reason: z.string().trim().min(3).max(500).optional(),
});
export type OpenInput = z.infer<typeof OpenInput>;

export interface OpenedIdea {
  readonly idea: Idea;
  /** The confidential part, where it was opened and there is one. */
  readonly confidential?: LocalizedText | undefined;
  readonly opening: Opening;
}

/**
 * Opens a layer of an idea: by an explicit act that is written down before anything is shown. The confidential part
 * opens to a cooperative that is interested and whom the holder agreed to, once it accepts the terms; to officers who
 * answer for one of the idea's matches and to administrators, with a reason and without a tie; and to the holder.
 * @throws not_found (also where it is not yours to see), layer_closed, invalid_input, conflict_of_interest
 */
export async function openIdea(
  ports: Ports,
  actor: Actor,
  ideaId: string,
  input: OpenInput,
): Promise<OpenedIdea> {
  const idea = (await ports.ideas.get(ideaId)) ?? refuse("not_found");
  await requireOpenable(ports, actor, idea, input);
  const { layer, termsVersion, reason } = input;
  const opening: Opening = {
    id: ports.newId("open"),
    ideaId,
    layer,
    by: actorName(actor),
    ...(actor.kind === "cooperative" ? { cooperativeId: actor.id } : {}),
    ...(termsVersion === undefined ? {} : { termsVersion }),
    ...(reason === undefined ? {} : { reason }),
    ideaVersion: idea.version,
    at: instant(ports.now()),
  };
  await ports.commit([ports.openings.append(opening)]);
  if (layer === "summary") return { idea, opening };
  return { idea, opening, confidential: await ports.confidentialParts.get(ideaId) };
}

/** How far the actor may open an idea's confidential part, without opening it. @throws not_found */
export async function readFullAccess(
  ports: Ports,
  actor: Actor,
  ideaId: string,
): Promise<{ idea: Idea; state: "open" | "closed" | "none" }> {
  const idea = (await ports.ideas.get(ideaId)) ?? refuse("not_found");
  if (!isSelf(actor, "holder", idea.holderId) && !(await isTold(ports, actor, idea))) refuse("not_found");
  if ((await ports.confidentialParts.get(ideaId)) === undefined) return { idea, state: "none" };
  return { idea, state: (await mayOpenFull(ports, actor, idea)) ? "open" : "closed" };
}

async function isTold(ports: Ports, actor: Actor, idea: Idea): Promise<boolean> {
  if (actor.kind === "cooperative")
    return (await ports.matches.get(matchId(idea.id, actor.id)))?.proposedAt !== undefined;
  if (isAdministrator(actor)) return true;
  if (actor.kind !== "officer") return false;
  const matches = await matchesOf(ports, { kind: "idea", id: idea.id });
  return matches.some(({ delegation }) => isOfDelegation(actor, delegation));
}

async function mayOpenFull(ports: Ports, actor: Actor, idea: Idea): Promise<boolean> {
  if (actor.kind !== "cooperative") return true;
  const match = await ports.matches.get(matchId(idea.id, actor.id));
  if (match === undefined || !isInterested(match)) return false;
  return isAgreed(match, await ports.sharings.get(idea.id, actor.id));
}

async function requireOpenable(ports: Ports, actor: Actor, idea: Idea, input: OpenInput): Promise<void> {
  if (isSelf(actor, "holder", idea.holderId)) return;
  if (!(await isTold(ports, actor, idea))) refuse("not_found");
  if (actor.kind !== "cooperative") {
    await requireNoConflict(ports, actor, { holderId: idea.holderId });
    if (input.reason === undefined) refuseField("reason", "required");
    return;
  }
  if (input.layer === "summary") return;
  if (!(await mayOpenFull(ports, actor, idea))) refuse("layer_closed");
  if (input.termsVersion !== confidentialityTerms)
    refuseField("termsVersion", input.termsVersion === undefined ? "required" : "invalid_value");
}

function refuseField(path: string, rule: string): never {
  throw new DomainError("invalid_input", {}, [{ path, rule }]);
}
