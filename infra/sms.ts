import { account, region } from "./stage";

/** `sst secret set SmsSender …`: the sender id, phone number or pool that short messages leave from. */
const sender = new sst.Secret("SmsSender");

/** Tells what became of them; its event destination is made by hand (README), as no provider can. */
const configurationSet = new aws.pinpoint.Smsvoicev2ConfigurationSet("SmsConfig", {
  name: `tawafuq-${$app.stage}`,
  defaultMessageType: "TRANSACTIONAL",
});

export const sms = new sst.Linkable("Sms", {
  properties: { sender: sender.value, configSet: configurationSet.name },
});

const own = (kind: string) => $interpolate`arn:aws:sms-voice:${region}:${account}:${kind}/*`;

export const smsArns = [
  configurationSet.arn,
  own("sender-id"),
  own("phone-number"),
  own("pool"),
  own("opt-out-list"),
];
