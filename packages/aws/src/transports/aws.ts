import { patience } from "../patience.ts";
import type { Transports } from "./transports.ts";

export interface AwsSenders {
  readonly region: string;
  /** A verified address. */
  readonly mailFrom: string;
  /** A phone number, sender id or pool of the account. */
  readonly smsFrom: string;
}

async function openMailer(region: string, from: string): Promise<Transports["mailer"]> {
  const { createSesMailer } = await import("../mail/ses.ts");
  return createSesMailer({ region, ...patience }, from);
}

async function openSms(region: string, from: string): Promise<Transports["sms"]> {
  const { createEndUserMessaging } = await import("../sms/end-user-messaging.ts");
  return createEndUserMessaging({ region, ...patience }, from);
}

/** SES and End User Messaging; each is loaded when the first one is sent. */
export function createAwsTransports({ region, mailFrom, smsFrom }: AwsSenders): Transports {
  let mailer: ReturnType<typeof openMailer> | undefined;
  let sms: ReturnType<typeof openSms> | undefined;
  return {
    mailer: {
      async send(mail) {
        mailer ??= openMailer(region, mailFrom);
        await (await mailer).send(mail);
      },
    },
    sms: {
      async send(message) {
        sms ??= openSms(region, smsFrom);
        await (await sms).send(message);
      },
    },
  };
}
