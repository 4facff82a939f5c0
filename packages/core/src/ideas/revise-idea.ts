import type { Actor } from "../actors/actor.ts";
import type { Warning } from "../cooperatives/warnings.ts";
import { instant } from "../language/clock.ts";
import type { LocalizedText } from "../language/localized-text.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { receiptFor } from "../receipts/issue-receipt.ts";
import type { Receipt } from "../receipts/receipt.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import { requireReach } from "./create-idea.ts";
import type { Idea, IdeaInput } from "./idea.ts";
import { readIdea } from "./read-idea.ts";
import { warnAboutIdea } from "./warnings.ts";

/**
 * The revised idea with its confidential part (unless told, as it was), a receipt and the request to match it again,
 * as one piece.
 */
export async function ideaRevision(
  ports: Ports,
  before: Idea,
  input: IdeaInput,
  rowHash: string | undefined,
): Promise<{ idea: Idea; receipt: Receipt; writes: Write[] }> {
  const { confidential: told, ...open } = input;
  const idea: Idea = {
    ...open,
    id: before.id,
    holderId: before.holderId,
    version: before.version + 1,
    availability: before.availability,
    ...(rowHash === undefined ? {} : { rowHash }),
    createdAt: before.createdAt,
    updatedAt: instant(ports.now()),
  };
  const confidential = told === undefined ? await ports.confidentialParts.get(idea.id) : (told ?? undefined);
  const { receipt, writes } = receiptFor(ports, idea, confidential);
  return {
    idea,
    receipt,
    writes: [
      ports.ideas.replace(idea),
      ...(told === undefined ? [] : [confidentialWrite(ports, idea.id, told)]),
      ...writes,
      requestMatching(ports, { kind: "idea", id: idea.id }, idea.version),
    ],
  };
}

function confidentialWrite(ports: Ports, ideaId: string, told: LocalizedText | null): Write {
  return told === null ? ports.confidentialParts.remove(ideaId) : ports.confidentialParts.put(ideaId, told);
}

/**
 * Replaces what a holder tells of an idea and has it matched again; answers with the receipt of the new deposit.
 * @throws not_found, version_conflict, idea_not_active
 */
export async function reviseIdea(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number,
  input: IdeaInput,
): Promise<{ idea: Idea; receipt: Receipt; warnings: Warning[] }> {
  const before = await readIdea(ports, actor, id);
  if (before.version !== expectedVersion) refuse("version_conflict", { current: before.version });
  if (before.availability === "withdrawn") refuse("idea_not_active", { availability: before.availability });
  requireReach(actor, input);
  const { idea, receipt, writes } = await ideaRevision(ports, before, input, before.rowHash);
  await ports.commit(writes);
  return { idea, receipt, warnings: warnAboutIdea(idea) };
}
