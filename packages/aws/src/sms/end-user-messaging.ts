import { type PinpointSMSVoiceV2Client, SendTextMessageCommand } from "@aws-sdk/client-pinpoint-sms-voice-v2";
import type { Ports } from "@tawafuq/core/ports";
import { tagsOf } from "../notice-tags.ts";

export interface EndUserMessagingConfig {
  /** A phone number, sender id or pool of the account. */
  readonly sender: string;
  /** Its event destination tells what becomes of each message. */
  readonly configurationSet: string;
}

/** What is not delivered by then is dropped: a code is worth nothing later. */
const livesSeconds = 600;

/** Short messages through AWS End User Messaging. */
export function createEndUserMessaging(
  client: PinpointSMSVoiceV2Client,
  { sender, configurationSet }: EndUserMessagingConfig,
): Ports["sms"] {
  return {
    send: async ({ to, text, notice }) => {
      const context = tagsOf(notice);
      await client.send(
        new SendTextMessageCommand({
          DestinationPhoneNumber: to,
          OriginationIdentity: sender,
          MessageBody: text,
          MessageType: "TRANSACTIONAL",
          TimeToLive: livesSeconds,
          ConfigurationSetName: configurationSet,
          ...(Object.keys(context).length === 0 ? {} : { Context: context }),
        }),
      );
    },
  };
}
