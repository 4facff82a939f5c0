import * as z from "zod";

/** What ties somebody to a side, as declared. */
export const tieKinds = ["own_cooperative", "family", "board", "employment", "other"] as const;

/** What the bank's own data shows without a declaration. */
export const shownTies = ["represents", "is_holder", "field_agent", "same_contact"] as const;

export type ConflictKind = (typeof tieKinds)[number] | (typeof shownTies)[number];

const id = z.string().min(1).max(200);

/** What is sent to declare a tie: to one cooperative, one holder, or the holder of one idea. Days are inclusive. */
export const TieInput = z
  .strictObject({
    kind: z.enum(tieKinds),
    cooperativeId: id.optional(),
    holderId: id.optional(),
    ideaId: id.optional(),
    from: z.iso.date().optional(),
    until: z.iso.date().optional(),
    note: z.string().trim().max(500).optional(),
  })
  .superRefine((value, context) => {
    const named = (["cooperativeId", "holderId", "ideaId"] as const).filter((name) => value[name]);
    const fault = (path: string, rule: string) =>
      context.addIssue({ code: "custom", path: [path], params: { rule }, message: rule });
    if (named.length === 0) fault("cooperativeId", "required");
    for (const name of named.slice(1)) fault(name, "invalid_value");
    if (value.from !== undefined && value.until !== undefined && value.until < value.from)
      fault("until", "invalid_value");
  });
export type TieInput = z.infer<typeof TieInput>;

/** A tie as declared. It changes once at most, when it is ended, and is never removed. */
export const Tie = z.object({
  id: z.string(),
  version: z.int().min(1),
  /** The officer; for jurors and administrators the person (or whom their key names). */
  ownerId: z.string(),
  /** Who sat there; absent where a key declared it. */
  personId: z.string().optional(),
  kind: z.enum(tieKinds),
  about: z.object({ kind: z.enum(["cooperative", "holder"]), id: z.string() }),
  /** The idea that named its holder. */
  ideaId: z.string().optional(),
  note: z.string().optional(),
  from: z.iso.date(),
  until: z.iso.date().optional(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  endedAt: z.iso.datetime().optional(),
  endedBy: z.string().optional(),
});
export type Tie = z.infer<typeof Tie>;

/** True while the tie blocks decisions: begun, not past its last day, not ended. */
export function isStanding(tie: Tie, at: string): boolean {
  const day = at.slice(0, 10);
  return tie.endedAt === undefined && tie.from <= day && (tie.until === undefined || tie.until >= day);
}
