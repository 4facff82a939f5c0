import type { ContactOwner } from "../contacts/contact-owner.ts";
import { forgetMarks } from "../deliveries/forget-marks.ts";
import { instant } from "../language/clock.ts";
import { readAll } from "../language/read-all.ts";
import { requestMatching } from "../matches/request-matching.ts";
import type { Ports } from "../ports.ts";
import { closeProposals } from "../proposals/close-proposals.ts";
import { anonymousCooperative, anonymousHolder, anonymousIdea } from "./anonymise.ts";
import { eraseAccess } from "./erase-access.ts";
import { eraseMatches, removeNotices } from "./erase-matches.ts";

/*
 * Every step asks what is still there, so that it can be run again after a crash or a restored backup; each returns how
 * many things it changed, and whoever calls runs it until nothing changes. Matches come before the profile: once that
 * is withdrawn, workers write to the other sides, and their letters must not carry the name any more.
 */

/** @throws version_conflict where somebody else wrote at the same time: run it again */
export async function eraseCooperative(ports: Ports, id: string, since: string): Promise<number> {
  const subject = { kind: "cooperative", id } as const;
  let changed = await eraseContact(ports, subject);
  changed += await eraseMatches(ports, subject, since);
  const before = await ports.cooperatives.get(id);
  if (before !== undefined && before.erasedAt === undefined) {
    const after = anonymousCooperative(before, instant(ports.now()));
    await ports.commit([ports.cooperatives.replace(after), requestMatching(ports, subject, after.version)]);
    changed += 1;
  }
  await closeProposals(ports, subject);
  return changed + (await eraseAccess(ports, subject));
}

/** @throws version_conflict where somebody else wrote at the same time: run it again */
export async function eraseIdea(ports: Ports, id: string, since: string): Promise<number> {
  const subject = { kind: "idea", id } as const;
  let changed = (await eraseMatches(ports, subject, since)) + (await eraseDeposits(ports, id));
  const before = await ports.ideas.get(id);
  if (before !== undefined && before.erasedAt === undefined) {
    const after = anonymousIdea(before, instant(ports.now()));
    await ports.commit([ports.ideas.replace(after), requestMatching(ports, subject, after.version)]);
    changed += 1;
  }
  await closeProposals(ports, subject);
  return changed;
}

/** What the idea told in confidence, and the copies behind its receipts; the receipts keep date and hash. */
async function eraseDeposits(ports: Ports, ideaId: string): Promise<number> {
  const confidential = await ports.confidentialParts.get(ideaId);
  if (confidential !== undefined) await ports.commit([ports.confidentialParts.remove(ideaId)]);
  let changed = confidential === undefined ? 0 : 1;
  for (const { id } of await readAll((page) => ports.receipts.listByIdea(ideaId, page))) {
    if ((await ports.receipts.deposit(id)) === undefined) continue;
    await ports.commit([ports.receipts.forgetDeposit(id)]);
    changed += 1;
  }
  return changed;
}

/** With the holder's ideas. @throws version_conflict where somebody else wrote at the same time: run it again */
export async function eraseHolder(ports: Ports, id: string, since: string): Promise<number> {
  const owner = { kind: "holder", id } as const;
  let changed = await eraseContact(ports, owner);
  for (const idea of await readAll((page) => ports.ideas.listByHolder(id, page)))
    changed += await eraseIdea(ports, idea.id, since);
  const before = await ports.holders.get(id);
  if (before !== undefined && before.erasedAt === undefined) {
    await ports.commit([ports.holders.replace(anonymousHolder(before, instant(ports.now())))]);
    changed += 1;
  }
  return changed + (await eraseAccess(ports, owner));
}

/** The contact with its lookups, and everything that was written to it. */
async function eraseContact(ports: Ports, owner: ContactOwner): Promise<number> {
  const contact = await ports.contacts.get(owner);
  const letters = await readAll((page) => ports.notices.list(owner, page));
  if (contact?.email !== undefined) await ports.mailer.forget?.({ to: contact.email, ids: [] });
  const removed = await removeNotices(ports, letters);
  // Last, as the address leads to the letters.
  if (contact !== undefined)
    await ports.commit([ports.contacts.remove(owner, contact), ...forgetMarks(ports, contact)]);
  return removed + (contact === undefined ? 0 : 1);
}
