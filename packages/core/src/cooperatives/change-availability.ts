import type { Actor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Availability, Cooperative } from "./cooperative.ts";
import { readCooperative } from "./read-cooperative.ts";

/**
 * Pauses, resumes or withdraws a cooperative; its matches follow. Withdrawal is for good.
 * @throws not_found, version_conflict, cooperative_not_active
 */
export async function changeCooperativeAvailability(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number,
  availability: Availability,
): Promise<Cooperative> {
  const before = await readCooperative(ports, actor, id);
  if (before.version !== expectedVersion) refuse("version_conflict", { current: before.version });
  if (before.availability === availability) return before;
  if (before.availability === "withdrawn")
    refuse("cooperative_not_active", { availability: before.availability });
  const after = { ...before, availability, version: before.version + 1, updatedAt: instant(ports.now()) };
  await ports.commit([
    ports.cooperatives.replace(after),
    requestMatching(ports, { kind: "cooperative", id }, after.version),
  ]);
  return after;
}
