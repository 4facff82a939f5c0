import { isPermanent, operators } from "./stage";

/** Where alarms go; carries names and figures of resources, never personal data. */
export const alarmTopic = isPermanent ? new aws.sns.Topic("Alarms") : undefined;

if (alarmTopic !== undefined && operators !== undefined) {
  new aws.sns.TopicSubscription("AlarmsByMail", {
    topic: alarmTopic.arn,
    protocol: "email",
    endpoint: operators,
  });
}
