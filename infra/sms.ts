/** `sst secret set SmsSender …`: the phone number, sender id or pool that short messages leave from. */
const sender = new sst.Secret("SmsSender");

/** What sends short messages; they cost money, so that only the functions that are linked may. */
export const sms = new sst.Linkable("Sms", {
  properties: { sender: sender.value },
  include: [sst.aws.permission({ actions: ["sms-voice:SendTextMessage"], resources: ["*"] })],
});
