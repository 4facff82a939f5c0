import { SESv2Client, type SESv2ClientConfig, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Ports } from "@tawafuq/core/ports";
import { compose } from "./compose.ts";

/** Letters through SES, as the very bytes the mailbox would hold. SES itself knows no "send once". */
export function createSesMailer(config: SESv2ClientConfig, from: string): Ports["mailer"] {
  const client = new SESv2Client(config);
  return {
    send: async (mail) => {
      const bytes = await compose(mail, from);
      await client.send(new SendEmailCommand({ Content: { Raw: { Data: bytes } } }));
    },
  };
}
