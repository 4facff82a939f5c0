import { queueDefinition } from "@tawafuq/aws/queue-definition";
import { type Graph, named, nameOf, ofType, type Registered } from "../support/graph.ts";
import { differs, type Rule } from "./rule.ts";

const queueType = "aws:sqs/queue:Queue";
const mappingType = "aws:lambda/eventSourceMapping:EventSourceMapping";

/** Queues with their workers: dead letters, order, and how many work at once. */
export const worked = [
  { queue: "MatchRequests", worker: "Match", fifo: true, atOnce: 10 },
  { queue: "Notices", worker: "Notify", fifo: true, atOnce: 5 },
  { queue: "InboundEvents", worker: "Inbound", fifo: false, atOnce: 2 },
];

const queueOf = (graph: Graph, name: string): Registered => named(graph, queueType, `${name}Queue`);

export const queueRules: readonly Rule[] = [
  {
    says: "there are three queues with dead letters of the same kind, and the scheduler's own",
    check: (graph) =>
      differs(
        "queues",
        ofType(graph, queueType)
          .map(({ name, inputs }) => `${name} ${inputs.fifoQueue}`)
          .sort(),
        [
          ...worked.flatMap(({ queue, fifo }) => [`${queue}Queue ${fifo}`, `${queue}DeadQueue ${fifo}`]),
          "ScheduledDeadQueue false",
        ].sort(),
      ),
  },
  {
    says: "a message is given up after three receives, into the dead letters of its own queue",
    check: (graph) =>
      worked.flatMap(({ queue }) => {
        const { inputs } = queueOf(graph, queue);
        const redrive = JSON.parse(String(inputs.redrivePolicy)) as Record<string, unknown>;
        return [
          ...differs(`${queue} receives`, redrive.maxReceiveCount, queueDefinition.receives),
          ...differs(
            `${queue} dead letters`,
            nameOf(graph, String(redrive.deadLetterTargetArn)),
            `${queue}Dead`,
          ),
        ];
      }),
  },
  {
    says: "messages and dead letters are kept for fourteen days",
    check: (graph) =>
      ofType(graph, queueType).flatMap(({ name, inputs }) =>
        differs(name, inputs.messageRetentionSeconds, queueDefinition.retentionSeconds),
      ),
  },
  {
    says: "a message stays hidden for six times as long as its worker may run",
    check: (graph) =>
      worked.flatMap(({ queue, worker }) => {
        const hidden = Number(queueOf(graph, queue).inputs.visibilityTimeoutSeconds);
        const runs = Number(named(graph, "aws:lambda/function:Function", `${worker}Function`).inputs.timeout);
        return hidden >= 6 * runs ? [] : [`${queue}: hidden for ${hidden} s, ${worker} runs for ${runs} s`];
      }),
  },
  {
    says: "each queue has one worker that takes ten at most, reports failures one by one and is bounded",
    check: (graph) =>
      differs(
        "subscriptions",
        ofType(graph, mappingType)
          .map(({ inputs }) => ({
            queue: nameOf(graph, String(inputs.eventSourceArn)),
            worker: nameOf(graph, String(inputs.functionName)),
            size: inputs.batchSize,
            reports: inputs.functionResponseTypes,
            bound: inputs.scalingConfig,
          }))
          .sort((a, b) => (a.queue < b.queue ? -1 : 1)),
        worked
          .map(({ queue, worker, atOnce }) => ({
            queue,
            worker,
            size: 10,
            reports: ["ReportBatchItemFailures"],
            bound: { maximumConcurrency: atOnce },
          }))
          .sort((a, b) => (a.queue < b.queue ? -1 : 1)),
      ),
  },
];
