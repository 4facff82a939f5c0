import {
  PinpointSMSVoiceV2Client,
  type PinpointSMSVoiceV2ClientConfig,
  SendTextMessageCommand,
} from "@aws-sdk/client-pinpoint-sms-voice-v2";
import type { Ports } from "@tawafuq/core/ports";

/** What is not delivered by then is dropped: a code is worth nothing later. */
const livesSeconds = 600;

/** Short messages through AWS End User Messaging; `sender` is a phone number, sender id or pool of the account. */
export function createEndUserMessaging(config: PinpointSMSVoiceV2ClientConfig, sender: string): Ports["sms"] {
  const client = new PinpointSMSVoiceV2Client(config);
  return {
    send: async ({ to, text }) => {
      await client.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: to,
          OriginationIdentity: sender,
          MessageBody: text,
          MessageType: "TRANSACTIONAL",
          TimeToLive: livesSeconds,
        }),
      );
    },
  };
}
