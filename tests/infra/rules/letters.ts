import { at, named, nameOf, ofType } from "../support/graph.ts";
import { differs, isPermanent, type Rule } from "./rule.ts";

const account = "123456789012";

export const letterRules: readonly Rule[] = [
  {
    says: "letters leave over TLS from an identity with DKIM, under a set that tells what became of them",
    check: (graph) => {
      const set = named(graph, "aws:sesv2/configurationSet:ConfigurationSet", "LettersConfig").inputs;
      const identity = named(graph, "aws:sesv2/emailIdentity:EmailIdentity", "LettersIdentity").inputs;
      const [event] = ofType(
        graph,
        "aws:sesv2/configurationSetEventDestination:ConfigurationSetEventDestination",
      );
      const destination = event?.inputs.eventDestination as Record<string, unknown> | undefined;
      return [
        ...differs("TLS", at(set, "deliveryOptions", "tlsPolicy"), "REQUIRE"),
        ...differs("suppression", at(set, "suppressionOptions", "suppressedReasons"), [
          "BOUNCE",
          "COMPLAINT",
        ]),
        ...differs("reputation", at(set, "reputationOptions", "reputationMetricsEnabled"), true),
        ...differs("set", identity.configurationSetName, set.configurationSetName),
        ...differs("events", destination?.matchingEventTypes, [
          ...["BOUNCE", "COMPLAINT", "DELIVERY", "DELIVERY_DELAY", "REJECT", "RENDERING_FAILURE"],
        ]),
        ...differs(
          "topic",
          nameOf(graph, String(at(destination, "snsDestination", "topicArn"))),
          "Deliveries",
        ),
        ...differs("enabled", destination?.enabled, true),
      ];
    },
  },
  {
    says: "a permanent stage writes the records of DKIM, DMARC and the sender's domain",
    check: (graph) => {
      if (!isPermanent(graph)) return [];
      const records = ofType(graph, "aws:route53/record:Record").map(
        ({ inputs }) => `${inputs.type} ${inputs.name}`,
      );
      const expected = [
        ...[1, 2, 3].map((number) => `CNAME token${number}._domainkey.tawafuq.example`),
        ...["TXT _dmarc.tawafuq.example", "MX letters.tawafuq.example", "TXT letters.tawafuq.example"],
      ];
      return expected.filter((one) => !records.includes(one)).map((one) => `no record ${one}`);
    },
  },
  {
    says: "what became of letters and messages reaches the inbound queue as it is, from the services of this account only",
    check: (graph) => {
      const subscription = named(
        graph,
        "aws:sns/topicSubscription:TopicSubscription",
        "DeliveriesToInboundEvents",
      ).inputs;
      const topicPolicy = JSON.parse(
        String(named(graph, "aws:sns/topicPolicy:TopicPolicy", "DeliveriesPolicy").inputs.policy),
      );
      const queuePolicy = JSON.parse(
        String(named(graph, "aws:sqs/queuePolicy:QueuePolicy", "InboundEventsPolicy").inputs.policy),
      );
      const topic = named(graph, "aws:sns/topic:Topic", "Deliveries").arn;
      return [
        ...differs("raw", subscription.rawMessageDelivery, true),
        ...differs("endpoint", nameOf(graph, String(subscription.endpoint)), "InboundEvents"),
        ...differs("who publishes", topicPolicy.Statement, [
          {
            Effect: "Allow",
            Action: ["sns:Publish"],
            Resource: [topic],
            Principal: { Service: ["ses.amazonaws.com", "sms-voice.amazonaws.com"] },
            Condition: { StringEquals: { "aws:SourceAccount": [account] } },
          },
        ]),
        ...differs("who sends", queuePolicy.Statement, [
          {
            Effect: "Allow",
            Action: ["sqs:SendMessage"],
            Resource: [named(graph, "aws:sqs/queue:Queue", "InboundEventsQueue").arn],
            Principal: { Service: ["sns.amazonaws.com"] },
            Condition: { ArnEquals: { "aws:SourceArn": [topic] } },
          },
        ]),
      ];
    },
  },
  {
    says: "short messages leave under a set of their own, as transactions",
    check: (graph) =>
      differs(
        "set",
        named(graph, "aws:pinpoint/smsvoicev2ConfigurationSet:Smsvoicev2ConfigurationSet", "SmsConfig")
          .inputs,
        { name: `tawafuq-${graph.stage}`, defaultMessageType: "TRANSACTIONAL" },
      ),
  },
];
