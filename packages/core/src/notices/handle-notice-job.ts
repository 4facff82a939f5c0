import type { Contact } from "../contacts/contact.ts";
import { instant } from "../language/clock.ts";
import { type Language, pickText, writtenLanguage } from "../language/localized-text.ts";
import type { Match } from "../matches/match.ts";
import type { NoticeJob } from "../outbox/event.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { renderNotice } from "../texts/translate.ts";
import type { Notice, NoticeKind, Recipient } from "./notice.ts";
import { noticeArguments } from "./notice-arguments.ts";
import { tellOfMandate } from "./tell-of-mandate.ts";

/**
 * Writes what one job tells into the recipient's inbox and mails it where there is an address. Safe to run again: the
 * id is made from what is told and to whom, and only a letter that has not left yet is sent.
 */
export async function handleNoticeJob(ports: Ports, job: NoticeJob): Promise<void> {
  if ("mandateId" in job) return tellOfMandate(ports, job.kind, job.mandateId);
  const match = await ports.matches.get(job.matchId);
  // Cleared meanwhile: there is nothing left to tell.
  if (match === undefined) return;
  if (job.kind !== "decision_needed") return deliver(ports, match, job.kind, job.recipient, job.occurrence);
  for (const officer of await ports.officers.listByDelegation(job.delegation))
    await deliver(ports, match, job.kind, { kind: "officer", id: officer.id }, job.occurrence);
}

interface Addressee {
  readonly language: Language;
  readonly email: string | undefined;
}

async function findAddressee(ports: Ports, recipient: Recipient): Promise<Addressee | undefined> {
  if (recipient.kind === "officer") {
    const officer = await ports.officers.get(recipient.id);
    return officer && { language: officer.language, email: officer.email };
  }
  const repository = recipient.kind === "cooperative" ? ports.cooperatives : ports.holders;
  const [profile, contact] = await Promise.all([repository.get(recipient.id), ports.contacts.get(recipient)]);
  return profile && { language: writtenLanguage(profile.contact.preferredLanguage), email: contact?.email };
}

/** The other side's contact, read for an introduction only. */
async function contactToShow(
  ports: Ports,
  match: Match,
  kind: NoticeKind,
  recipient: Recipient,
  language: Language,
): Promise<(Contact & { name?: string | undefined }) | undefined> {
  if (kind !== "introduction" || match.state !== "introduced") return undefined;
  if (recipient.kind === "holder") {
    const contact = await ports.contacts.get({ kind: "cooperative", id: match.cooperativeId });
    return { name: pickText(match.cooperativeName, language).text, ...contact };
  }
  const owner = { kind: "holder", id: match.holderId } as const;
  const [holder, contact] = await Promise.all([ports.holders.get(owner.id), ports.contacts.get(owner)]);
  return { name: holder?.name, ...contact };
}

async function deliver(
  ports: Ports,
  match: Match,
  kind: NoticeKind,
  recipient: Recipient,
  occurrence: string,
): Promise<void> {
  const id = `noti_${ports.digest([kind, match.id, recipient.kind, recipient.id, occurrence].join("\n")).slice(0, 32)}`;
  const addressee = await findAddressee(ports, recipient);
  if (addressee === undefined) return;
  const notice =
    (await ports.notices.get(recipient, id)) ?? (await write(ports, match, kind, recipient, id, addressee));
  if (notice.delivery !== "pending" || addressee.email === undefined) return;
  const { language, subject, body, createdAt } = notice;
  await ports.mailer.send({ id, to: addressee.email, language, subject, text: body, at: createdAt });
  await ports.commit([ports.notices.markSent(notice)]);
}

async function write(
  ports: Ports,
  match: Match,
  kind: NoticeKind,
  recipient: Recipient,
  id: string,
  { language, email }: Addressee,
): Promise<Notice> {
  const contact = await contactToShow(ports, match, kind, recipient, language);
  const { subject, text } = renderNotice(
    language,
    kind,
    noticeArguments(match, kind, recipient, language, contact, ports.siteUrl),
  );
  const notice: Notice = {
    ...{ id, recipient, kind, language, subject },
    matchId: match.id,
    body: text,
    delivery: email === undefined ? "inbox" : "pending",
    createdAt: instant(ports.now()),
  };
  try {
    await ports.commit([ports.notices.create(notice)]);
    return notice;
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
    return (await ports.notices.get(recipient, id)) ?? notice;
  }
}
