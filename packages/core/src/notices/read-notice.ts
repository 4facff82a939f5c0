import type { Actor } from "../actors/actor.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { isOpenTo, recipientOf } from "./list-notices.ts";
import type { Notice } from "./notice.ts";

/** One of the actor's own notices. @throws not_allowed, not_found, mandate_scope */
export async function readNotice(ports: Ports, actor: Actor, id: string): Promise<Notice> {
  const notice = (await ports.notices.get(recipientOf(actor), id)) ?? refuse("not_found");
  return isOpenTo(actor, notice) ? notice : refuse("mandate_scope");
}
