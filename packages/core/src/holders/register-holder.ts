import { type Actor, actorName } from "../actors/actor.ts";
import { requireProgramme } from "../actors/require.ts";
import { toldAtRegistration } from "../consents/record-consent.ts";
import { splitContact } from "../contacts/contact.ts";
import { createOnce, type Once } from "../idempotency/once.ts";
import { instant } from "../language/clock.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import type { Holder, HolderInput } from "./holder.ts";

/** The holder with its contact, as one piece. */
export function holderCreation(
  ports: Ports,
  id: string,
  input: HolderInput,
): { holder: Holder; writes: Write[] } {
  const at = instant(ports.now());
  const { reachability, contact } = splitContact(input.contact);
  const holder = { id, version: 1, name: input.name, contact: reachability, createdAt: at, updatedAt: at };
  return {
    holder,
    writes: [ports.holders.create(holder), ports.contacts.put({ kind: "holder", id }, contact)],
  };
}

/** Registers who stands behind ideas. @throws not_allowed, idempotency_key_reused */
export async function registerHolder(
  ports: Ports,
  actor: Actor,
  input: HolderInput,
  once?: Once,
): Promise<{ holder: Holder; replayed: boolean }> {
  requireProgramme(actor);
  const { holder, writes } = holderCreation(ports, ports.newId("hold"), input);
  const told = toldAtRegistration(ports, { kind: "holder", id: holder.id }, "registration", actorName(actor));
  const made = await createOnce(ports, actor, once, holder.id, [...writes, told]);
  const stored = made.replayed ? await ports.holders.get(made.id) : holder;
  return { holder: stored ?? refuse("not_found"), replayed: made.replayed };
}
