import type { Actor } from "../actors/actor.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { type Draft, type DraftFields, draftOwner, draftRules, requireSmall } from "./draft.ts";

const daySeconds = 86_400;

/** The actor's own draft of a form. @throws not_signed_in */
export function readDraft(ports: Ports, actor: Actor, form: string): Promise<Draft | undefined> {
  return ports.drafts.get(draftOwner(actor), form);
}

/**
 * Keeps what was typed, whatever it is worth: fields that come replace those of the same name, the others stay.
 * @throws not_signed_in, invalid_input where it is more than a form can hold
 */
export async function keepDraft(
  ports: Ports,
  actor: Actor,
  form: string,
  fields: DraftFields,
): Promise<Draft> {
  const before = await readDraft(ports, actor, form);
  const merged = { ...before?.fields, ...fields };
  requireSmall(merged);
  const now = ports.now();
  const draft: Draft = {
    owner: draftOwner(actor),
    form,
    fields: merged,
    sendKey: before?.sendKey ?? ports.newSecret(),
    updatedAt: instant(now),
    expiresAtEpochSeconds: Math.floor(now.getTime() / 1000) + draftRules.keptDays * daySeconds,
  };
  await ports.drafts.put(draft);
  return draft;
}

/** Forgets a draft; one that is not there is no fault. @throws not_signed_in */
export function dropDraft(ports: Ports, actor: Actor, form: string): Promise<void> {
  return ports.drafts.remove(draftOwner(actor), form);
}
