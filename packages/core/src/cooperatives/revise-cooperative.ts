import type { Actor } from "../actors/actor.ts";
import { requireDelegation } from "../actors/require.ts";
import { type Contact, splitContact } from "../contacts/contact.ts";
import { forgetMarks } from "../deliveries/forget-marks.ts";
import { instant } from "../language/clock.ts";
import { delegationOfCooperative } from "../language/delegations.ts";
import { isUnderMandate } from "../mandates/require-scope.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { refuse } from "../refusals/refusal.ts";
import type { Write } from "../storage/repository.ts";
import type { Cooperative, CooperativeInput } from "./cooperative.ts";
import { requireFoundedByNow } from "./founding.ts";
import { readCooperative } from "./read-cooperative.ts";
import { type Warning, warnAboutCooperative } from "./warnings.ts";

/** The revised cooperative with its contact and the request to match it again, as one piece. */
export function cooperativeRevision(
  ports: Ports,
  before: Cooperative,
  input: CooperativeInput,
  rowHash: string | undefined,
  contactBefore: Contact | undefined,
): { cooperative: Cooperative; writes: Write[] } {
  const at = instant(ports.now());
  requireFoundedByNow(input.foundedYear, at);
  const { reachability, contact } = splitContact(input.contact);
  const cooperative: Cooperative = {
    ...input,
    contact: reachability,
    id: before.id,
    version: before.version + 1,
    availability: before.availability,
    declines: before.declines,
    ...(rowHash === undefined ? {} : { rowHash }),
    createdAt: before.createdAt,
    updatedAt: at,
  };
  const subject = { kind: "cooperative", id: before.id } as const;
  const isContactSent = Object.values(contact).some((value) => value !== undefined);
  const writes = [
    ports.cooperatives.replace(cooperative),
    ...(isContactSent
      ? [ports.contacts.put(subject, contact, contactBefore), ...forgetMarks(ports, contactBefore, contact)]
      : []),
    requestMatching(ports, subject, cooperative.version),
  ];
  return { cooperative, writes };
}

/**
 * Replaces what a cooperative tells of itself and has it matched again. Contact details left out stay as they are;
 * under a mandate all of them do.
 * @throws not_found, version_conflict, cooperative_not_active, invalid_input
 */
export async function reviseCooperative(
  ports: Ports,
  actor: Actor,
  id: string,
  expectedVersion: number,
  input: CooperativeInput,
): Promise<{ cooperative: Cooperative; warnings: Warning[] }> {
  const before = await readCooperative(ports, actor, id);
  if (before.version !== expectedVersion) refuse("version_conflict", { current: before.version });
  if (before.availability === "withdrawn")
    refuse("cooperative_not_active", { availability: before.availability });
  // Moving a cooperative into another delegation's hands is an administrator's act.
  if (actor.kind === "officer") requireDelegation(actor, delegationOfCooperative(input));
  const contactBefore = await ports.contacts.get({ kind: "cooperative", id });
  // Where the cooperative is reached is for itself to say: an agent who could change it would get its codes.
  const sent = isUnderMandate(actor) ? { ...input, contact: before.contact } : input;
  const { cooperative, writes } = cooperativeRevision(ports, before, sent, before.rowHash, contactBefore);
  await ports.commit(writes);
  return { cooperative, warnings: warnAboutCooperative(cooperative) };
}
