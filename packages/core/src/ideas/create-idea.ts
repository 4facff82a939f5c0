import type { Actor } from "../actors/actor.ts";
import { isOfSomeDelegation, requireProgramme } from "../actors/require.ts";
import type { Warning } from "../cooperatives/warnings.ts";
import { readHolder } from "../holders/read-holder.ts";
import { createOnce, type Once } from "../idempotency/once.ts";
import { instant } from "../language/clock.ts";
import { delegationsOfIdea } from "../language/delegations.ts";
import { readAll } from "../language/read-all.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { receiptFor } from "../receipts/issue-receipt.ts";
import type { Receipt } from "../receipts/receipt.ts";
import { DomainError, isRefusal, refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import type { Idea, IdeaInput } from "./idea.ts";
import { warnAboutIdea } from "./warnings.ts";

/** The idea with its confidential part, the receipt of the deposit and the request to match it, as one piece. */
export function ideaCreation(
  ports: Ports,
  id: string,
  holderId: string,
  input: IdeaInput,
  rowHash?: string,
): { idea: Idea; receipt: Receipt; writes: Write[] } {
  const at = instant(ports.now());
  const { confidential, ...open } = input;
  const idea: Idea = {
    ...open,
    id,
    holderId,
    version: 1,
    availability: "active",
    ...(rowHash === undefined ? {} : { rowHash }),
    createdAt: at,
    updatedAt: at,
  };
  const { receipt, writes } = receiptFor(ports, idea, confidential ?? undefined);
  return {
    idea,
    receipt,
    writes: [
      ports.ideas.create(idea),
      ...(confidential == null ? [] : [ports.confidentialParts.put(id, confidential)]),
      ...writes,
      requestMatching(ports, { kind: "idea", id }, 1),
    ],
  };
}

/** Undefined also where the holder is not the actor's to see. */
async function findHolder(ports: Ports, actor: Actor, id: string) {
  try {
    return await readHolder(ports, actor, id);
  } catch (error) {
    if (isRefusal(error, "not_found")) return undefined;
    throw error;
  }
}

async function holderFor(ports: Ports, actor: Actor, holderId: string | undefined): Promise<string> {
  if (actor.kind === "holder") {
    if (holderId !== undefined && holderId !== actor.id) refuse("not_allowed");
    return actor.id;
  }
  requireProgramme(actor);
  const holder = holderId === undefined ? undefined : await findHolder(ports, actor, holderId);
  if (holder === undefined)
    throw new DomainError("invalid_input", {}, [
      { path: "holderId", rule: holderId === undefined ? "required" : "holder_unknown" },
    ]);
  return holder.id;
}

/** An officer enters and keeps ideas that may happen in the officer's delegations. @throws officer_not_of_delegation */
export function requireReach(actor: Actor, input: Pick<Idea, "scope">): void {
  const delegations = delegationsOfIdea(input);
  if (actor.kind === "officer" && !isOfSomeDelegation(actor, delegations))
    refuse("officer_not_of_delegation", { delegation: delegations[0] ?? "" });
}

/**
 * Enters an idea into the bank and has it matched; answers with the receipt of the deposit. Holders enter their own; the programme names the holder.
 * @throws not_allowed, invalid_input, idempotency_key_reused
 */
export async function createIdea(
  ports: Ports,
  actor: Actor,
  input: IdeaInput,
  holderId: string | undefined,
  once?: Once,
): Promise<{ idea: Idea; receipt?: Receipt | undefined; warnings: Warning[]; replayed: boolean }> {
  const owner = await holderFor(ports, actor, holderId);
  requireReach(actor, input);
  const { idea, receipt, writes } = ideaCreation(ports, ports.newId("idea"), owner, input);
  const made = await createOnce(ports, actor, once, idea.id, writes);
  const stored = made.replayed ? await ports.ideas.get(made.id) : idea;
  if (stored === undefined) refuse("not_found");
  const kept = made.replayed ? await firstReceipt(ports, made.id) : receipt;
  return { idea: stored, receipt: kept, warnings: warnAboutIdea(stored), replayed: made.replayed };
}

async function firstReceipt(ports: Ports, ideaId: string): Promise<Receipt | undefined> {
  return (await readAll((page) => ports.receipts.listByIdea(ideaId, page))).at(-1);
}
