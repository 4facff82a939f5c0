import { alarmTopic } from "./alarm-topic";
import { api } from "./gateway";
import { type Watched, watched } from "./lambda";
import { scheduledDead, workedQueues } from "./queues";
import { erasures, table } from "./table";

interface AlarmArgs {
  /** What has happened, and where the README says what to do. */
  readonly says: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Record<string, $util.Input<string>>;
  readonly statistic: "Sum" | "Maximum" | "Average" | "p99";
  readonly above?: number;
  /** In place of `above`: too little is the fault, and so is nothing. */
  readonly below?: number;
  readonly minutes?: number;
  /** Periods in a row. */
  readonly times?: number;
}

/** Tells operators when a figure stands above its limit, and when it is well again. */
function alarm(name: string, args: AlarmArgs): void {
  if (alarmTopic === undefined) return;
  const { statistic, minutes = 5, times = 1 } = args;
  new aws.cloudwatch.MetricAlarm(`${name}Alarm`, {
    alarmDescription: args.says,
    namespace: args.namespace,
    metricName: args.metricName,
    dimensions: args.dimensions,
    ...(statistic === "p99" ? { extendedStatistic: statistic } : { statistic }),
    ...(args.below === undefined
      ? { comparisonOperator: "GreaterThanThreshold", threshold: args.above }
      : { comparisonOperator: "LessThanThreshold", threshold: args.below }),
    period: minutes * 60,
    evaluationPeriods: times,
    // Where nothing happens nothing is counted.
    treatMissingData: args.below === undefined ? "notBreaching" : "breaching",
    alarmActions: [alarmTopic.arn],
    okActions: [alarmTopic.arn],
  });
}

function watchQueue(name: string, queue: sst.aws.Queue, dead: sst.aws.Queue): void {
  const of = (one: sst.aws.Queue) => ({ QueueName: one.nodes.queue.name });
  alarm(`${name}Dead`, {
    says: `A message of ${name} was given up on. README, Runbook: redrive.`,
    ...{ namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible", dimensions: of(dead) },
    ...{ statistic: "Maximum", above: 0 },
  });
  alarm(`${name}Oldest`, {
    says: `A message of ${name} has waited for a quarter of an hour: its worker is too slow or fails.`,
    ...{ namespace: "AWS/SQS", metricName: "ApproximateAgeOfOldestMessage", dimensions: of(queue) },
    ...{ statistic: "Maximum", above: 900 },
  });
}

function watchFunction({ name, function: made, timeoutSeconds }: Watched): void {
  const of = { namespace: "AWS/Lambda", dimensions: { FunctionName: made.name } };
  alarm(`${name}Errors`, {
    says: `${name} failed. Its log group says why; a message or a call comes back by itself.`,
    ...{ ...of, metricName: "Errors", statistic: "Sum", above: 0, times: 2 },
  });
  alarm(`${name}Throttles`, {
    says: `${name} was throttled: the account's concurrency is used up.`,
    ...{ ...of, metricName: "Throttles", statistic: "Sum", above: 0, times: 2 },
  });
  alarm(`${name}Slow`, {
    says: `${name} comes near its time of ${timeoutSeconds} seconds.`,
    ...{ ...of, metricName: "Duration", statistic: "p99", above: timeoutSeconds * 800, times: 3 },
  });
}

/** A job that is not called makes no error. */
function watchNightly(name: string, made: sst.aws.Function): void {
  alarm(`${name}Silent`, {
    says: `${name} has not run for a day. Is its schedule on? README, Runbook: a job that was given up.`,
    ...{ namespace: "AWS/Lambda", metricName: "Invocations", dimensions: { FunctionName: made.name } },
    ...{ statistic: "Sum", below: 1, minutes: 24 * 60 },
  });
}

function watchTable(name: string, one: sst.aws.Dynamo): void {
  const of = { namespace: "AWS/DynamoDB", dimensions: { TableName: one.name } };
  for (const kind of ["Read", "Write"])
    alarm(`${name}${kind}Throttled`, {
      says: `${name} refused to ${kind.toLowerCase()} for a while: a partition is hot or a limit too low.`,
      ...{ ...of, metricName: `${kind}ThrottleEvents`, statistic: "Sum", above: 10, times: 3 },
    });
}

for (const { name, queue, dead } of workedQueues) watchQueue(name, queue, dead);
alarm("ScheduledDead", {
  says: "The scheduler gave a job up. README, Runbook: a job that was given up.",
  ...{ namespace: "AWS/SQS", metricName: "ApproximateNumberOfMessagesVisible" },
  ...{ dimensions: { QueueName: scheduledDead.nodes.queue.name }, statistic: "Maximum", above: 0 },
});
for (const one of watched) watchFunction(one);
for (const { name, function: made } of watched.filter(({ isNightly }) => isNightly)) watchNightly(name, made);
watchTable("Table", table);
watchTable("Erasures", erasures);

const ofApi = { namespace: "AWS/ApiGateway", dimensions: { ApiId: api.nodes.api.id } };
alarm("ApiFaults", {
  says: "The API answered 5xx. The logs of Pages, JsonApi and Identity say why.",
  ...{ ...ofApi, metricName: "5xx", statistic: "Sum", above: 5, times: 2 },
});
alarm("ApiSlow", {
  says: "One answer in a hundred takes more than three seconds.",
  ...{ ...ofApi, metricName: "Latency", statistic: "p99", above: 3_000, times: 3 },
});

// SES reviews an account at 5 % returned or 0.1 % complained of, and pauses it at 10 % or 0.5 %.
alarm("LettersReturned", {
  says: "One letter in fifty comes back: SES reviews an account at one in twenty.",
  ...{ namespace: "AWS/SES", metricName: "Reputation.BounceRate", dimensions: {} },
  ...{ statistic: "Average", above: 0.02, minutes: 60 },
});
alarm("LettersComplainedOf", {
  says: "One letter in two thousand is called unwanted: SES reviews an account at one in a thousand.",
  ...{ namespace: "AWS/SES", metricName: "Reputation.ComplaintRate", dimensions: {} },
  ...{ statistic: "Average", above: 0.0005, minutes: 60 },
});
