import * as z from "zod";
import { type Actor, actorName, personOf } from "../actors/actor.ts";
import { DomainError, refuse } from "../refusals/refusal.ts";

/** What fields of a form hold, as they were typed: several values where several can be ticked. */
export const DraftFields = z.record(z.string(), z.array(z.string()));
export type DraftFields = z.infer<typeof DraftFields>;

/** A form somebody has begun and not sent. */
export const Draft = z.object({
  /** The person, or the bearer of a key. */
  owner: z.string(),
  /** Names the form and, where it changes something, what it changes. */
  form: z.string(),
  fields: DraftFields,
  /** The same for as long as the draft lives: whatever is sent with it twice is made once. */
  sendKey: z.string(),
  updatedAt: z.iso.datetime(),
  expiresAtEpochSeconds: z.int(),
});
export type Draft = z.infer<typeof Draft>;

export const draftRules = {
  keptDays: 60,
  parkedMinutes: 60,
  mostFields: 120,
  mostCharacters: 60_000,
} as const;

/** Whose drafts an actor's are. @throws not_signed_in */
export function draftOwner(actor: Actor): string {
  return actor.kind === "anonymous" ? refuse("not_signed_in") : (personOf(actor) ?? actorName(actor));
}

/** @throws invalid_input where there is more than any form of ours can hold */
export function requireSmall(fields: DraftFields): void {
  const entries = Object.entries(fields);
  const characters = entries.reduce((sum, [name, values]) => sum + name.length + values.join("").length, 0);
  if (entries.length > draftRules.mostFields || characters > draftRules.mostCharacters)
    throw new DomainError("invalid_input", {}, [
      { path: "", rule: "too_big", args: { maximum: draftRules.mostCharacters, origin: "string" } },
    ]);
}
