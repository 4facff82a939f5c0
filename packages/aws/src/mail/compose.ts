import type { Mail } from "@tawafuq/core/notices/transports";
import MailComposer from "nodemailer/lib/mail-composer/index.js";

/** The letter as bytes (RFC 5322): the same letter gives the same bytes, whichever transport carries them. */
export function compose(mail: Mail, from: string): Promise<Buffer> {
  return new MailComposer({
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.at),
    messageId: `<${encodeURIComponent(mail.id)}@tawafuq.example>`,
    headers: { "Content-Language": mail.language },
  })
    .compile()
    .build();
}
