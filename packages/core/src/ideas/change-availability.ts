import type { Actor } from "../actors/actor.ts";
import type { Availability } from "../cooperatives/cooperative.ts";
import { instant } from "../language/clock.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Idea } from "./idea.ts";
import { readIdea } from "./read-idea.ts";

/**
 * Pauses, resumes or withdraws an idea; its matches follow. Withdrawal is for good.
 * @throws not_found, version_conflict, idea_not_active
 */
export async function changeIdeaAvailability(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number,
  availability: Availability,
): Promise<Idea> {
  const before = await readIdea(ports, actor, id);
  if (before.version !== expectedVersion) refuse("version_conflict", { current: before.version });
  if (before.availability === availability) return before;
  if (before.availability === "withdrawn") refuse("idea_not_active", { availability: before.availability });
  const after = { ...before, availability, version: before.version + 1, updatedAt: instant(ports.now()) };
  await ports.commit([
    ports.ideas.replace(after),
    requestMatching(ports, { kind: "idea", id }, after.version),
  ]);
  return after;
}
