import * as z from "zod";
import { type Actor, actorName } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import type { Ports } from "../ports.ts";
import { DomainError } from "../refusals/refusal.ts";
import { type Grant, type Role, roles } from "./grant.ts";
import { planGrant } from "./plan-grant.ts";
import { realActor } from "./real-actor.ts";

/** What is sent to give a person a role; administrators, jurors and agents speak for themselves. */
export const GrantInput = z.strictObject({
  personId: z.string().min(1).max(100),
  role: z.enum(roles),
  /** The cooperative, the holder or the officer. */
  subjectId: z.string().min(1).max(100).optional(),
});
export type GrantInput = z.infer<typeof GrantInput>;

/** Roles that speak for something else than the person. */
export function hasSubject(role: Role): role is "representative" | "holder" | "officer" {
  return role === "representative" || role === "holder" || role === "officer";
}

/** True where what the role speaks for is there. */
async function subjectExists(ports: Ports, role: Role, subjectId: string): Promise<boolean> {
  if (role === "representative") return (await ports.cooperatives.get(subjectId)) !== undefined;
  if (role === "holder") return (await ports.holders.get(subjectId)) !== undefined;
  return role !== "officer" || (await ports.officers.get(subjectId)) !== undefined;
}

/**
 * Gives a person a role; a new administrator is pending until a second administrator agrees.
 * @throws not_allowed, already_exists, invalid_input where person or subject is unknown
 */
export async function grantRole(ports: Ports, actor: Actor, input: GrantInput): Promise<Grant> {
  requireAdministrator(actor);
  const { personId, role } = input;
  if ((await ports.people.get(personId)) === undefined)
    throw new DomainError("invalid_input", {}, [{ path: "personId", rule: "invalid_value" }]);
  const subjectId = hasSubject(role) ? input.subjectId : personId;
  if (subjectId === undefined)
    throw new DomainError("invalid_input", {}, [{ path: "subjectId", rule: "required" }]);
  if (!(await subjectExists(ports, role, subjectId)))
    throw new DomainError("invalid_input", {}, [{ path: "subjectId", rule: "invalid_value" }]);
  const askedBy = role === "administrator" ? await realActor(ports, actor) : actorName(actor);
  const { grant, writes } = await planGrant(ports, { personId, role, subjectId }, actorName(actor), askedBy);
  await ports.commit(writes);
  return grant;
}
