import { instant } from "../language/clock.ts";
import { formatDate } from "../language/format.ts";
import { type Language, pickText, writtenLanguage } from "../language/localized-text.ts";
import type { Mandate } from "../mandates/mandate.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { translate } from "../texts/catalogue.ts";
import { isolate } from "../texts/isolate.ts";
import type { MandateNoticeKind, Notice } from "./notice.ts";

/**
 * Tells a cooperative that somebody acts for it from now on, or no longer: in its inbox, and by mail or, where there is
 * a phone only, by SMS. Safe to run again: the id is made from what is told.
 */
export async function tellOfMandate(ports: Ports, kind: MandateNoticeKind, mandateId: string): Promise<void> {
  const mandate = await ports.mandates.get(mandateId);
  if (mandate === undefined) return;
  const recipient = { kind: "cooperative", id: mandate.cooperativeId } as const;
  const [cooperative, contact] = await Promise.all([
    ports.cooperatives.get(recipient.id),
    ports.contacts.get(recipient),
  ]);
  if (cooperative === undefined) return;
  const isReached = contact?.email !== undefined || contact?.phone !== undefined;
  const notice = await keep(ports, {
    id: `noti_${ports.digest([kind, mandateId].join("\n")).slice(0, 32)}`,
    recipient,
    kind,
    mandateId,
    ...letter(ports, writtenLanguage(cooperative.contact.preferredLanguage), kind, mandate),
    delivery: isReached ? "pending" : "inbox",
    createdAt: instant(ports.now()),
  });
  if (notice.delivery !== "pending") return;
  const { id, language, subject, body, createdAt: at } = notice;
  if (contact?.email !== undefined)
    await ports.mailer.send({ id, to: contact.email, language, subject, text: body, at });
  else if (contact?.phone !== undefined)
    await ports.sms.send({
      id,
      to: contact.phone,
      language,
      at,
      text: translate(language, `mandates.${kind}.sms`),
    });
  await ports.commit([ports.notices.markSent(notice)]);
}

function letter(ports: Ports, language: Language, kind: MandateNoticeKind, mandate: Mandate) {
  const args = {
    agent: isolate(language, mandate.agentName),
    cooperative: isolate(language, pickText(mandate.cooperativeName, language).text),
    until: formatDate(language, mandate.endsAt),
    at: formatDate(language, mandate.endedAt ?? mandate.endsAt),
    scopes: mandate.scopes.map((scope) => `- ${translate(language, `mandates.scopes.${scope}`)}`).join("\n"),
    link: `${ports.siteUrl}/mandates`,
  };
  return {
    language,
    subject: translate(language, `mandates.${kind}.subject`, args),
    body: translate(language, `mandates.${kind}.letter`, args),
  };
}

async function keep(ports: Ports, notice: Notice): Promise<Notice> {
  try {
    await ports.commit([ports.notices.create(notice)]);
    return notice;
  } catch (error) {
    if (!isRefusal(error, "already_exists")) throw error;
    return (await ports.notices.get(notice.recipient, notice.id)) ?? notice;
  }
}
