import type { Actor } from "../actors/actor.ts";
import { isCovered } from "../mandates/require-scope.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { Notice, Recipient } from "./notice.ts";

/** The actor as somebody who gets notices. @throws not_allowed */
export function recipientOf(actor: Actor): Recipient {
  if (actor.kind === "cooperative" || actor.kind === "holder" || actor.kind === "officer")
    return { kind: actor.kind, id: actor.id };
  return refuse("not_allowed");
}

/** An introduction tells contacts: under a mandate it is read by agents who may answer only. */
export function isOpenTo(actor: Actor, notice: Notice): boolean {
  return notice.kind !== "introduction" || isCovered(actor, "answer");
}

/** The actor's own notices, newest first. @throws not_allowed, cursor_invalid */
export async function listNotices(ports: Ports, actor: Actor, page: PageRequest): Promise<Page<Notice>> {
  const found = await ports.notices.list(recipientOf(actor), page);
  return { ...found, items: found.items.filter((notice) => isOpenTo(actor, notice)) };
}
