import { inboundEvents } from "./queues";
import { account, certificate, domain } from "./stage";

/** What SES and End User Messaging tell of letters and messages that left. */
const deliveries = new aws.sns.Topic("Deliveries");

const fromThisAccount = { test: "StringEquals", variable: "aws:SourceAccount", values: [account] };

new aws.sns.TopicPolicy("DeliveriesPolicy", {
  arn: deliveries.arn,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sns:Publish"],
        resources: [deliveries.arn],
        principals: [{ type: "Service", identifiers: ["ses.amazonaws.com", "sms-voice.amazonaws.com"] }],
        conditions: [fromThisAccount],
      },
    ],
  }).json,
});

new aws.sqs.QueuePolicy("InboundEventsPolicy", {
  queueUrl: inboundEvents.url,
  policy: aws.iam.getPolicyDocumentOutput({
    statements: [
      {
        actions: ["sqs:SendMessage"],
        resources: [inboundEvents.arn],
        principals: [{ type: "Service", identifiers: ["sns.amazonaws.com"] }],
        conditions: [{ test: "ArnEquals", variable: "aws:SourceArn", values: [deliveries.arn] }],
      },
    ],
  }).json,
});

new aws.sns.TopicSubscription("DeliveriesToInboundEvents", {
  topic: deliveries.arn,
  protocol: "sqs",
  endpoint: inboundEvents.arn,
  rawMessageDelivery: true,
});

/** In a stage of one's own `sst secret set Sender …`: an address that SES has verified. */
const identity = domain ?? new sst.Secret("Sender").value;

/** The identity that letters leave from, signed by DKIM; what becomes of them is told to the topic. */
const email = new sst.aws.Email("Letters", {
  sender: identity,
  ...(domain !== undefined && {
    dns: certificate === undefined ? sst.aws.dns() : false,
    dmarc: `v=DMARC1; p=quarantine; adkim=s;`,
    mailFrom: { domain: `letters.${domain}` },
  }),
  events: [
    {
      name: "Deliveries",
      types: ["bounce", "complaint", "delivery", "delivery-delay", "reject", "rendering-failure"],
      topic: deliveries.arn,
    },
  ],
  transform: {
    configurationSet: {
      deliveryOptions: { tlsPolicy: "REQUIRE" },
      reputationOptions: { reputationMetricsEnabled: true },
      suppressionOptions: { suppressedReasons: ["BOUNCE", "COMPLAINT"] },
    },
  },
});

/** What sends letters: the address they come from, and the set that tells what became of them. */
export const mail = new sst.Linkable("Mail", {
  properties: {
    sender: domain === undefined ? identity : `bank@${domain}`,
    configSet: email.configSet,
  },
});

export const mailArns = [email.nodes.identity.arn, email.nodes.configurationSet.arn];
