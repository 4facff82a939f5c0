import { z } from "zod";

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
  approvedBy: z.string().optional(),
  endedAt: z.iso.datetime().optional(),
  endedBy: z.string().optional(),
});
export type Grant = z.infer<typeof Grant>;
