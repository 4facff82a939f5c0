import type { Actor } from "../actors/actor.ts";
import type { Warning } from "../cooperatives/warnings.ts";
import { instant } from "../language/clock.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports, Write } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import { requireReach } from "./create-idea.ts";
import type { Idea, IdeaInput } from "./idea.ts";
import { readIdea } from "./read-idea.ts";
import { warnAboutIdea } from "./warnings.ts";

/** The revised idea and the request to match it again, as one piece. */
export function ideaRevision(
  ports: Ports,
  before: Idea,
  input: IdeaInput,
  rowHash: string | undefined,
): { idea: Idea; writes: Write[] } {
  const idea: Idea = {
    ...input,
    id: before.id,
    holderId: before.holderId,
    version: before.version + 1,
    availability: before.availability,
    ...(rowHash === undefined ? {} : { rowHash }),
    createdAt: before.createdAt,
    updatedAt: instant(ports.now()),
  };
  return {
    idea,
    writes: [ports.ideas.replace(idea), requestMatching(ports, { kind: "idea", id: idea.id }, idea.version)],
  };
}

/**
 * Replaces what a holder tells of an idea and has it matched again.
 * @throws not_found, version_conflict, idea_not_active
 */
export async function reviseIdea(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number,
  input: IdeaInput,
): Promise<{ idea: Idea; warnings: Warning[] }> {
  const before = await readIdea(ports, actor, id);
  if (before.version !== expectedVersion) refuse("version_conflict", { current: before.version });
  if (before.availability === "withdrawn") refuse("idea_not_active", { availability: before.availability });
  requireReach(actor, input);
  const { idea, writes } = ideaRevision(ports, before, input, before.rowHash);
  await ports.commit(writes);
  return { idea, warnings: warnAboutIdea(idea) };
}
