import type { Contact } from "../contacts/contact.ts";
import { comesBack } from "../deliveries/returning-channels.ts";
import { instant } from "../language/clock.ts";
import { formatDate } from "../language/format.ts";
import { type Language, pickText, writtenLanguage } from "../language/localized-text.ts";
import type { Mandate } from "../mandates/mandate.ts";
import type { Ports } from "../ports.ts";
import { isRefusal } from "../refusals/refusal.ts";
import { translate } from "../texts/catalogue.ts";
import { isolate } from "../texts/isolate.ts";
import { markSent } from "./mark-sent.ts";
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
  const way = await wayTo(ports, contact);
  const notice = await keep(ports, {
    id: `noti_${ports.digest([kind, mandateId].join("\n")).slice(0, 32)}`,
    recipient,
    kind,
    mandateId,
    ...letter(ports, writtenLanguage(cooperative.contact.preferredLanguage), kind, mandate),
    delivery: way === undefined ? "inbox" : "pending",
    createdAt: instant(ports.now()),
  });
  if (notice.delivery !== "pending" || way === undefined) return;
  const { id, language, subject, body, createdAt: at } = notice;
  const sent = { id, to: way.to, language, at, notice: { id, recipient } };
  if (way.channel === "email") await ports.mailer.send({ ...sent, subject, text: body });
  else await ports.sms.send({ ...sent, text: translate(language, `mandates.${kind}.sms`) });
  await markSent(ports, notice);
}

/** By mail, or by SMS where there is no mail or it comes back; none where nothing arrives. */
async function wayTo(
  ports: Ports,
  contact: Contact | undefined,
): Promise<{ readonly channel: "email" | "sms"; readonly to: string } | undefined> {
  const { email, phone } = contact ?? {};
  if (email !== undefined && !(await comesBack(ports, "email", email)))
    return { channel: "email", to: email };
  if (phone !== undefined && !(await comesBack(ports, "sms", phone))) return { channel: "sms", to: phone };
  return undefined;
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
