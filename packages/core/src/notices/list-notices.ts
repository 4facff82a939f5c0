import type { Actor } from "../actors/actor.ts";
import type { Page, PageRequest, Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Notice, Recipient } from "./notice.ts";

/** The actor as somebody who gets notices. @throws not_allowed */
export function recipientOf(actor: Actor): Recipient {
  if (actor.kind === "cooperative" || actor.kind === "holder" || actor.kind === "officer")
    return { kind: actor.kind, id: actor.id };
  return refuse("not_allowed");
}

/** The actor's own notices, newest first. @throws not_allowed, cursor_invalid */
export async function listNotices(ports: Ports, actor: Actor, page: PageRequest): Promise<Page<Notice>> {
  return ports.notices.list(recipientOf(actor), page);
}
