import { NoticeRef } from "@tawafuq/core/notices/notice";

/** What SES allows in a tag. Ids of notices and of who gets them are made of these; never an address or a name. */
const isTag = (value: string) => /^[A-Za-z0-9_-]{1,256}$/.test(value);

/** What a letter carries along so that an event finds its notice; nothing where it carries none. */
export function tagsOf(notice: NoticeRef | undefined): Readonly<Record<string, string>> {
  if (notice === undefined) return {};
  const { id, recipient } = notice;
  const tags = { notice: id, recipient_kind: recipient.kind, recipient_id: recipient.id };
  return Object.values(tags).every(isTag) ? tags : {};
}

/** The notice these tags name; undefined where they name none. */
export function noticeIn(tags: Readonly<Record<string, string | undefined>>): NoticeRef | undefined {
  const { notice: id, recipient_kind: kind, recipient_id: recipientId } = tags;
  return NoticeRef.safeParse({ id, recipient: { kind, id: recipientId } }).data;
}
