import type { PinpointSMSVoiceV2Client } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import type { SESv2Client } from "@aws-sdk/client-sesv2";
import type { SesConfig } from "../mail/ses.ts";
import { patience } from "../patience.ts";
import type { EndUserMessagingConfig } from "../sms/end-user-messaging.ts";
import type { Transports } from "./transports.ts";

export interface AwsSenders {
  readonly region: string;
  /** Whoever is not given one of the two sends none of that kind. */
  readonly mail: SesConfig | undefined;
  readonly sms: EndUserMessagingConfig | undefined;
  /** Called once with each client before its first request. */
  readonly watch?: ((client: SESv2Client | PinpointSMSVoiceV2Client) => void) | undefined;
}

async function openMailer({ region, mail, watch }: AwsSenders): Promise<Transports["mailer"]> {
  if (mail === undefined) throw new Error("No letter is sent from here");
  const [{ SESv2Client }, { createSesMailer }] = await Promise.all([
    import("@aws-sdk/client-sesv2"),
    import("../mail/ses.ts"),
  ]);
  const client = new SESv2Client({ region, ...patience });
  watch?.(client);
  return createSesMailer(client, mail);
}

async function openSms({ region, sms, watch }: AwsSenders): Promise<Transports["sms"]> {
  if (sms === undefined) throw new Error("No short message is sent from here");
  const [{ PinpointSMSVoiceV2Client }, { createEndUserMessaging }] = await Promise.all([
    import("@aws-sdk/client-pinpoint-sms-voice-v2"),
    import("../sms/end-user-messaging.ts"),
  ]);
  const client = new PinpointSMSVoiceV2Client({ region, ...patience });
  watch?.(client);
  return createEndUserMessaging(client, sms);
}

/** SES and End User Messaging; each is loaded when the first one is sent. */
export function createAwsTransports(senders: AwsSenders): Transports {
  let mailer: ReturnType<typeof openMailer> | undefined;
  let sms: ReturnType<typeof openSms> | undefined;
  return {
    mailer: {
      async send(mail) {
        mailer ??= openMailer(senders);
        await (await mailer).send(mail);
      },
    },
    sms: {
      async send(message) {
        sms ??= openSms(senders);
        await (await sms).send(message);
      },
    },
  };
}
