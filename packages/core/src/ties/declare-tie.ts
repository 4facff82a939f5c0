import { type Actor, actorName, personOf } from "../actors/actor.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { DomainError, refuse } from "../refusals/refusal.ts";
import type { Tie, TieInput } from "./tie.ts";

/** Those who decide: whose ties matter. @throws not_allowed */
export function requireDecider(actor: Actor): { id: string } {
  if (actor.kind === "officer" || actor.kind === "juror" || actor.kind === "administrator") return actor;
  return refuse("not_allowed");
}

/** An officer, a juror or an administrator declares a tie of their own. @throws not_allowed, invalid_input */
export async function declareTie(ports: Ports, actor: Actor, input: TieInput): Promise<Tie> {
  const { id: ownerId } = requireDecider(actor);
  const { kind, ideaId, note, until } = input;
  const about = await sideOf(ports, input);
  const createdAt = instant(ports.now());
  const personId = personOf(actor);
  const tie: Tie = {
    id: ports.newId("tie"),
    version: 1,
    ownerId,
    ...(personId === undefined ? {} : { personId }),
    kind,
    about,
    ...(ideaId === undefined ? {} : { ideaId }),
    ...(note === undefined || note === "" ? {} : { note }),
    from: input.from ?? createdAt.slice(0, 10),
    ...(until === undefined ? {} : { until }),
    createdAt,
    createdBy: actorName(actor),
  };
  await ports.commit([ports.ties.create(tie)]);
  return tie;
}

async function sideOf(ports: Ports, input: TieInput): Promise<ContactOwner> {
  const { cooperativeId, holderId, ideaId } = input;
  const unknown = (path: string): never => {
    throw new DomainError("invalid_input", {}, [{ path, rule: "bearer_unknown" }]);
  };
  if (cooperativeId !== undefined) {
    const cooperative = (await ports.cooperatives.get(cooperativeId)) ?? unknown("cooperativeId");
    return { kind: "cooperative", id: cooperative.id };
  }
  if (holderId !== undefined) {
    const holder = (await ports.holders.get(holderId)) ?? unknown("holderId");
    return { kind: "holder", id: holder.id };
  }
  const idea = (ideaId === undefined ? undefined : await ports.ideas.get(ideaId)) ?? unknown("ideaId");
  return { kind: "holder", id: idea.holderId };
}
