import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import type { Ports } from "@tawafuq/core/ports";

/** What is not delivered by then is dropped: a code is worth nothing later. */
const livesSeconds = 600;

/** Short messages through AWS End User Messaging; `sender` is a phone number, sender id or pool of the account. */
export function createEndUserMessaging(client: PinpointSMSVoiceV2Client, sender: string): Ports["sms"] {
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
