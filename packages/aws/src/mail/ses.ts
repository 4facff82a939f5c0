import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import type { Ports } from "@tawafuq/core/ports";
import { tagsOf } from "../notice-tags.ts";
import { compose } from "./compose.ts";

export interface SesConfig {
  readonly from: string;
  /** Its event destination tells what becomes of each letter. */
  readonly configurationSet: string;
}

/** Letters through SES, as the very bytes the mailbox would hold. SES itself knows no "send once". */
export function createSesMailer(client: SESv2Client, { from, configurationSet }: SesConfig): Ports["mailer"] {
  return {
    send: async (mail) => {
      const bytes = await compose(mail, from);
      const tags = Object.entries(tagsOf(mail.notice)).map(([Name, Value]) => ({ Name, Value }));
      await client.send(
        new SendEmailCommand({
          Content: { Raw: { Data: bytes } },
          ConfigurationSetName: configurationSet,
          ...(tags.length === 0 ? {} : { EmailTags: tags }),
        }),
      );
    },
  };
}
