import { type Graph, named, nameOf, ofType, type Registered } from "../support/graph.ts";
import { functions } from "./functions.ts";
import { worked } from "./queues.ts";
import { differs, isPermanent, type Rule } from "./rule.ts";

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

/** "Errors > 0 of FunctionName Pages", so that expectations can be read. */
function spoken(graph: Graph, { inputs }: Registered): string {
  const dimensions = Object.entries((inputs.dimensions ?? {}) as Record<string, string>).map(
    ([key, value]) => {
      const found = graph.resources.find(
        (one) => one.custom && (one.inputs.name === value || `${one.name}-id` === value),
      );
      return `${key} ${found === undefined ? value : nameOf(graph, found.arn)}`;
    },
  );
  const sign = inputs.comparisonOperator === "LessThanThreshold" ? "<" : ">";
  return [inputs.metricName, sign, inputs.threshold, ...dimensions].join(" ");
}

const expected = [
  ...worked.flatMap(({ queue }) => [
    `ApproximateNumberOfMessagesVisible > 0 QueueName ${queue}Dead`,
    `ApproximateAgeOfOldestMessage > 900 QueueName ${queue}`,
  ]),
  "ApproximateNumberOfMessagesVisible > 0 QueueName ScheduledDead",
  ...Object.entries(functions).flatMap(([name, { timeout }]) => [
    `Errors > 0 FunctionName ${name}`,
    `Throttles > 0 FunctionName ${name}`,
    `Duration > ${timeout * 800} FunctionName ${name}`,
  ]),
  ...["Audit", "Recompute", "Retention"].map((name) => `Invocations < 1 FunctionName ${name}`),
  ...["Table", "Erasures"].flatMap((name) =>
    ["Read", "Write"].map((kind) => `${kind}ThrottleEvents > 10 TableName ${name}`),
  ),
  "5xx > 5 ApiId Api",
  "Latency > 3000 ApiId Api",
  "Reputation.BounceRate > 0.02",
  "Reputation.ComplaintRate > 0.0005",
];

export const watchingRules: readonly Rule[] = [
  {
    says: "every queue, function and table is watched, and the API, the letters and the nightly jobs",
    check: (graph) => {
      const found = ofType(graph, alarmType).map((alarm) => spoken(graph, alarm));
      const asked = isPermanent(graph) ? expected : [];
      return [
        ...asked.filter((one) => !found.includes(one)).map((one) => `nothing watches ${one}`),
        ...found.filter((one) => !asked.includes(one)).map((one) => `nobody asked for ${one}`),
      ];
    },
  },
  {
    says: "an alarm says what happened, reaches the operators and tells when all is well again",
    check: (graph) =>
      ofType(graph, alarmType).flatMap(({ name, inputs }) => [
        ...differs(
          `${name} tells`,
          [inputs.alarmActions, inputs.okActions].map((one) => nameOf(graph, String((one as string[])?.[0]))),
          ["Alarms", "Alarms"],
        ),
        ...(String(inputs.alarmDescription ?? "").length > 20 ? [] : [`${name} says nothing`]),
        ...differs(
          `${name} without figures`,
          inputs.treatMissingData,
          inputs.comparisonOperator === "LessThanThreshold" ? "breaching" : "notBreaching",
        ),
      ]),
  },
  {
    says: "operators are told of alarms, of four fifths of the budget and of a forecast above it",
    check: (graph) => {
      if (!isPermanent(graph)) return ofType(graph, "aws:budgets/budget:Budget").map(({ name }) => name);
      const { protocol, endpoint, topic } = named(
        graph,
        "aws:sns/topicSubscription:TopicSubscription",
        "AlarmsByMail",
      ).inputs;
      const budget = named(graph, "aws:budgets/budget:Budget", "Budget").inputs;
      const operators = "operators@tawafuq.example";
      return [
        ...differs(
          "alarms",
          [protocol, endpoint, nameOf(graph, String(topic))],
          ["email", operators, "Alarms"],
        ),
        ...differs(
          "budget",
          (budget.notifications as Record<string, unknown>[]).map((one) => [
            one.notificationType,
            one.threshold,
            one.subscriberEmailAddresses,
          ]),
          [
            ["ACTUAL", 80, [operators]],
            ["FORECASTED", 100, [operators]],
          ],
        ),
        ...differs(
          "limit",
          [budget.limitAmount, budget.limitUnit, budget.timeUnit],
          ["250", "USD", "MONTHLY"],
        ),
      ];
    },
  },
  {
    says: "one dashboard shows every function, queue and dead letter",
    check: (graph) => {
      const dashboards = ofType(graph, "aws:cloudwatch/dashboard:Dashboard");
      if (!isPermanent(graph)) return dashboards.map(({ name }) => name);
      const body = String(dashboards[0]?.inputs.dashboardBody);
      const physical = [
        ...ofType(graph, "aws:lambda/function:Function"),
        ...ofType(graph, "aws:sqs/queue:Queue"),
      ];
      return [
        ...differs("dashboards", dashboards.length, 1),
        ...physical
          .filter(({ inputs }) => !body.includes(`"${inputs.name}"`))
          .map(({ name }) => `${name} is not shown`),
      ];
    },
  },
];
