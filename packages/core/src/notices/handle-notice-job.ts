import { isAllowed, purposeOf, shareable } from "../consents/consent-state.ts";
import type { Contact } from "../contacts/contact.ts";
import type { ContactOwner } from "../contacts/contact-owner.ts";
import { contactViewing } from "../contacts/show-contact.ts";
import { comesBack } from "../deliveries/returning-channels.ts";
import { instant } from "../language/clock.ts";
import { type Language, pickText, writtenLanguage } from "../language/localized-text.ts";
import type { DelegationCode } from "../language/place-and-trade-codes.ts";
import { peopleOf } from "../matches/act.ts";
import type { Match } from "../matches/match.ts";
import { isAbsent } from "../officers/officer.ts";
import type { NoticeJob } from "../outbox/event.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { renderNotice } from "../texts/translate.ts";
import { markSent } from "./mark-sent.ts";
import type { Notice, NoticeKind, Recipient } from "./notice.ts";
import { noticeArguments } from "./notice-arguments.ts";
import { tellOfMandate } from "./tell-of-mandate.ts";

/**
 * Writes what one job tells into the recipient's inbox and mails it where there is an address; what asks officers for a
 * decision waits for their digest instead. Safe to run again: the
 * id is made from what is told and to whom, and only a letter that has not left yet is sent.
 */
export async function handleNoticeJob(ports: Ports, job: NoticeJob): Promise<void> {
  if ("mandateId" in job) return tellOfMandate(ports, job.kind, job.mandateId);
  const match = await ports.matches.get(job.matchId);
  // Cleared meanwhile: there is nothing left to tell.
  if (match === undefined) return;
  if (job.kind !== "decision_needed") return deliver(ports, match, job.kind, job.recipient, job.occurrence);
  for (const id of await officersToTell(ports, job.delegation))
    await deliver(ports, match, job.kind, { kind: "officer", id }, job.occurrence);
}

/** The officers of a delegation; for one who is away, the colleague who steps in there and is not away too. */
async function officersToTell(ports: Ports, delegation: DelegationCode): Promise<ReadonlySet<string>> {
  const officers = await ports.officers.listByDelegation(delegation);
  const isHere = new Map(officers.map((officer) => [officer.id, !isAbsent(officer, ports.now())]));
  const told = officers.map(({ id, absence }) => {
    const substitute = absence?.substituteId;
    return isHere.get(id) === false && substitute !== undefined && isHere.get(substitute) ? substitute : id;
  });
  return new Set(told);
}

interface Addressee {
  readonly language: Language;
  /** Absent too where letters for this purpose were withdrawn, or come back: the inbox stays. */
  readonly email: string | undefined;
}

/** Nothing is sent to where letters come back from. */
async function reached(ports: Ports, email: string | undefined): Promise<string | undefined> {
  return email === undefined || (await comesBack(ports, "email", email)) ? undefined : email;
}

async function findAddressee(
  ports: Ports,
  recipient: Recipient,
  kind: NoticeKind,
): Promise<Addressee | undefined> {
  if (recipient.kind === "officer") {
    const officer = await ports.officers.get(recipient.id);
    return officer && { language: officer.language, email: await reached(ports, officer.email) };
  }
  const repository = recipient.kind === "cooperative" ? ports.cooperatives : ports.holders;
  const [profile, contact, consents] = await Promise.all([
    repository.get(recipient.id),
    ports.contacts.get(recipient),
    ports.consents.list(recipient),
  ]);
  // Whoever was erased is told nothing more.
  if (profile === undefined || profile.erasedAt !== undefined) return undefined;
  const mayMail = isAllowed(consents, "email", purposeOf(kind));
  return {
    language: writtenLanguage(profile.contact.preferredLanguage),
    email: await reached(ports, mayMail ? contact?.email : undefined),
  };
}

/** The other side with what it lets be shared, read for an introduction only. */
async function contactToShow(
  ports: Ports,
  match: Match,
  kind: NoticeKind,
  recipient: Recipient,
  language: Language,
): Promise<{ owner: ContactOwner; contact: Contact & { name?: string | undefined } } | undefined> {
  if (kind !== "introduction" || match.state !== "introduced" || recipient.kind === "officer")
    return undefined;
  const { holder, cooperative } = peopleOf(match);
  const owner = (recipient.kind === "holder" ? cooperative : holder) as ContactOwner;
  const [contact = {}, consents, holderProfile] = await Promise.all([
    ports.contacts.get(owner),
    ports.consents.list(owner),
    ports.holders.get(match.holderId),
  ]);
  const name =
    owner.kind === "cooperative" ? pickText(match.cooperativeName, language).text : holderProfile?.name;
  return { owner, contact: { name, ...shareable(contact, consents) } };
}

async function deliver(
  ports: Ports,
  match: Match,
  kind: NoticeKind,
  recipient: Recipient,
  occurrence: string,
): Promise<void> {
  const id = `noti_${ports.digest([kind, match.id, recipient.kind, recipient.id, occurrence].join("\n")).slice(0, 32)}`;
  const addressee = await findAddressee(ports, recipient, kind);
  if (addressee === undefined) return;
  const notice =
    (await ports.notices.get(recipient, id)) ?? (await write(ports, match, kind, recipient, id, addressee));
  if (notice.delivery !== "pending" || addressee.email === undefined) return;
  const { language, subject, body, createdAt } = notice;
  const letter = { id, to: addressee.email, language, subject, text: body, at: createdAt };
  await ports.mailer.send({ ...letter, notice: { id, recipient } });
  await markSent(ports, notice);
}

async function write(
  ports: Ports,
  match: Match,
  kind: NoticeKind,
  recipient: Recipient,
  id: string,
  { language, email }: Addressee,
): Promise<Notice> {
  const shown = await contactToShow(ports, match, kind, recipient, language);
  const { subject, text } = renderNotice(
    language,
    kind,
    noticeArguments(match, kind, recipient, language, shown?.contact, ports.siteUrl),
  );
  const notice: Notice = {
    ...{ id, recipient, kind, language, subject },
    matchId: match.id,
    body: text,
    delivery: kind === "decision_needed" ? "digest" : email === undefined ? "inbox" : "pending",
    createdAt: instant(ports.now()),
  };
  try {
    const viewer = { name: `${recipient.kind}:${recipient.id}` };
    await ports.commit([
      ports.notices.create(notice),
      ...(notice.delivery === "digest"
        ? [ports.digests.mark({ officerId: recipient.id, lastAt: notice.createdAt })]
        : []),
      ...(shown === undefined
        ? []
        : [contactViewing(ports, shown.owner, viewer, "introduction_letter", match.id)]),
    ]);
    return notice;
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
    return (await ports.notices.get(recipient, id)) ?? notice;
  }
}
