import type { Contact } from "../contacts/contact.ts";
import type { NoticeKind } from "../notices/notice.ts";
import type { ConsentChannel, ConsentEntry, ConsentPurpose } from "./consent.ts";

/** The last line that speaks of this channel and purpose; `entries` stand oldest first. */
export function lastWord(
  entries: readonly ConsentEntry[],
  channel: ConsentChannel,
  purpose: ConsentPurpose,
): ConsentEntry | undefined {
  return entries.findLast(
    ({ channels, purposes }) => channels.includes(channel) && purposes.includes(purpose),
  );
}

/** True unless the side withdrew it: what nobody was told of is no withdrawal. */
export function isAllowed(
  entries: readonly ConsentEntry[],
  channel: ConsentChannel,
  purpose: ConsentPurpose,
): boolean {
  return lastWord(entries, channel, purpose)?.state !== "withdrawn";
}

/** What a notice of this kind is for. */
export function purposeOf(kind: NoticeKind): ConsentPurpose {
  return kind === "decision_needed" ? "reminders" : "proposals";
}

/** What of a contact the other side may see: an address whose sharing was withdrawn stays with its owner. */
export function shareable(contact: Contact, entries: readonly ConsentEntry[]): Contact {
  const byMail = isAllowed(entries, "email", "sharing_contact");
  const byPhone = (["sms", "whatsapp", "voice"] as const).some((channel) =>
    isAllowed(entries, channel, "sharing_contact"),
  );
  const { email, phone, ...name } = contact;
  return {
    ...name,
    ...(email !== undefined && byMail ? { email } : {}),
    ...(phone !== undefined && byPhone ? { phone } : {}),
  };
}
