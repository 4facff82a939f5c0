import type { Actor } from "../actors/actor.ts";
import { isAdministrator, isSelf } from "../actors/require.ts";
import { readIdea } from "../ideas/read-idea.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Page, PageRequest } from "../storage/repository.ts";
import type { Receipt } from "./receipt.ts";

/** The receipts of an idea, newest first; for its holder and the programme. @throws not_found, cursor_invalid */
export async function listReceiptsOfIdea(
  ports: Ports,
  actor: Actor,
  ideaId: string,
  page: PageRequest,
): Promise<Page<Receipt>> {
  await readIdea(ports, actor, ideaId);
  return ports.receipts.listByIdea(ideaId, page);
}

/** All receipts of the holder who asks, newest first. @throws not_allowed, cursor_invalid */
export async function listMyReceipts(ports: Ports, actor: Actor, page: PageRequest): Promise<Page<Receipt>> {
  if (actor.kind !== "holder") refuse("not_allowed");
  return ports.receipts.listByHolder(actor.id, page);
}

/** One receipt, for its holder and administrators. @throws not_found (also where it is not yours) */
export async function readReceipt(ports: Ports, actor: Actor, id: string): Promise<Receipt> {
  const receipt = (await ports.receipts.get(id)) ?? refuse("not_found");
  if (!isAdministrator(actor) && !isSelf(actor, "holder", receipt.holderId)) refuse("not_found");
  return receipt;
}

/** The exact text that was hashed, for the holder alone. @throws not_found (also where it is not yours) */
export async function readDeposit(ports: Ports, actor: Actor, id: string): Promise<string> {
  const receipt = (await ports.receipts.get(id)) ?? refuse("not_found");
  if (!isSelf(actor, "holder", receipt.holderId)) refuse("not_found");
  return (await ports.receipts.deposit(id)) ?? refuse("not_found");
}
