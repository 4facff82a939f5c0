import * as z from "zod";
import type { Ports } from "../ports.ts";
import type { Write } from "../storage/repository.ts";

/** The roles a person can hold; several at a time, one at work. */
export const roles = ["representative", "holder", "officer", "administrator", "juror", "agent"] as const;
export type Role = (typeof roles)[number];

/**
 * A role a person holds. `subjectId` is whom it speaks for: the cooperative of a representative, the holder, the
 * officer; for administrators, jurors and agents the person itself.
 */
export const Grant = z.object({
  id: z.string(),
  version: z.int().min(1),
  personId: z.string(),
  role: z.enum(roles),
  subjectId: z.string(),
  /** pending: a second administrator has still to agree. */
  state: z.enum(["active", "pending", "ended"]),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  /** Who really asked for a new administrator: the person, or the bearer of the operator's key. */
  askedBy: z.string().optional(),
  approvedBy: z.string().optional(),
  endedAt: z.iso.datetime().optional(),
  endedBy: z.string().optional(),
});
export type Grant = z.infer<typeof Grant>;

/** What a grant is for. */
export type GrantSpec = Pick<Grant, "personId" | "role" | "subjectId">;

/** One person, one role, one subject, one grant: however many ask at once, it is made once. */
export function grantId(ports: Ports, { personId, role, subjectId }: GrantSpec): string {
  return `gran_${ports.digest([personId, role, subjectId].join("\n")).slice(0, 32)}`;
}

/** The writes that keep a changed grant, with the count of administrators where it changes. */
export function grantWrites(ports: Ports, before: Grant | undefined, after: Grant): Write[] {
  const counts = (grant: Grant | undefined) => grant?.role === "administrator" && grant.state === "active";
  return [
    ...(counts(before) && !counts(after) ? [ports.grants.uncountAdministrator()] : []),
    ...(counts(after) && !counts(before) ? [ports.grants.countAdministrator()] : []),
    before === undefined ? ports.grants.create(after) : ports.grants.replace(after),
  ];
}
