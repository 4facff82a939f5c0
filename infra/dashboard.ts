import { api } from "./gateway";
import { watched } from "./lambda";
import { scheduledDead, workedQueues } from "./queues";
import { isPermanent, region } from "./stage";
import { table } from "./table";

type Metric = readonly (string | { readonly stat: string; readonly label?: string })[];

interface Widget {
  readonly title: string;
  readonly stat: string;
  readonly metrics: readonly Metric[];
}

const queues = workedQueues.map(({ queue }) => queue);
const dead = [...workedQueues.map((one) => one.dead), scheduledDead];

/** The figures an operator looks at first, in the order of asking: does it answer, does it move, what was given up. */
function widgets(names: {
  readonly api: string;
  readonly table: string;
  readonly functions: readonly string[];
  readonly queues: readonly string[];
  readonly dead: readonly string[];
}): Widget[] {
  const ofFunctions = (metric: string): Metric[] =>
    names.functions.map((name) => ["AWS/Lambda", metric, "FunctionName", name]);
  const ofQueues = (metric: string, some: readonly string[]): Metric[] =>
    some.map((name) => ["AWS/SQS", metric, "QueueName", name]);
  const ofApi = (metric: string): Metric => ["AWS/ApiGateway", metric, "ApiId", names.api];
  const ofTable = (metric: string): Metric => ["AWS/DynamoDB", metric, "TableName", names.table];
  return [
    { title: "Requests and refusals", stat: "Sum", metrics: ["Count", "4xx", "5xx"].map(ofApi) },
    { title: "Latency, p99 (ms)", stat: "p99", metrics: [ofApi("Latency"), ofApi("IntegrationLatency")] },
    {
      title: "Oldest message (s)",
      stat: "Maximum",
      metrics: ofQueues("ApproximateAgeOfOldestMessage", names.queues),
    },
    {
      title: "Dead letters",
      stat: "Maximum",
      metrics: ofQueues("ApproximateNumberOfMessagesVisible", names.dead),
    },
    { title: "Errors", stat: "Sum", metrics: ofFunctions("Errors") },
    { title: "Duration, p99 (ms)", stat: "p99", metrics: ofFunctions("Duration") },
    { title: "Throttles", stat: "Sum", metrics: ofFunctions("Throttles") },
    {
      title: "Table: units, throttles",
      stat: "Sum",
      metrics: [
        "ConsumedReadCapacityUnits",
        "ConsumedWriteCapacityUnits",
        "ReadThrottleEvents",
        "WriteThrottleEvents",
      ].map(ofTable),
    },
  ];
}

if (isPermanent) {
  const named = $util.output({
    api: api.nodes.api.id,
    table: table.name,
    functions: watched.map((one) => one.function.name),
    queues: queues.map((queue) => queue.nodes.queue.name),
    dead: dead.map((queue) => queue.nodes.queue.name),
    region,
  });
  new aws.cloudwatch.Dashboard("Dashboard", {
    dashboardName: `tawafuq-${$app.stage}`,
    dashboardBody: named.apply((known) =>
      JSON.stringify({
        widgets: widgets(known).map(({ title, stat, metrics }, place) => ({
          type: "metric",
          x: (place % 2) * 12,
          y: Math.floor(place / 2) * 6,
          width: 12,
          height: 6,
          properties: { title, stat, metrics, period: 300, region: known.region },
        })),
      }),
    ),
  });
}
