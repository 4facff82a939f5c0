import type { FunctionName } from "./bundling";
import {
  type Grant,
  opensSealed,
  receivesFrom,
  relays,
  sendsLetters,
  sendsShortMessages,
  usesTable,
} from "./grants";
import { lambda } from "./lambda";
import { inboundEvents, matchRequests, notices } from "./queues";

interface WorkerArgs {
  readonly bundle: FunctionName;
  readonly megabytes: number;
  /** Messages worked off at a time, of different groups where the queue is ordered. */
  readonly atOnce: number;
  readonly grants: readonly Grant[];
}

/** Six of these fit into the queues' visibility timeout: a message is not handed out twice while its worker runs. */
const timeoutSeconds = 50;

function worker(name: string, queue: sst.aws.Queue, { atOnce, grants, ...args }: WorkerArgs) {
  const made = lambda(name, { ...args, timeoutSeconds, grants: [...grants, receivesFrom(queue)] });
  queue.subscribe(made.arn, {
    // What a batch could not finish comes back alone.
    batch: { size: 10, partialResponses: true },
    transform: { eventSourceMapping: { scalingConfig: { maximumConcurrency: atOnce } } },
  });
}

// Keeps the index of its shard in memory; more at once would only read it more often.
worker("Match", matchRequests, {
  bundle: "match",
  megabytes: 1769,
  atOnce: 10,
  grants: [usesTable, opensSealed, relays],
});

// New SES accounts may send fourteen letters a second.
worker("Notify", notices, {
  bundle: "notify",
  megabytes: 512,
  atOnce: 5,
  grants: [usesTable, opensSealed, sendsLetters, sendsShortMessages],
});

worker("Inbound", inboundEvents, {
  bundle: "inbound",
  megabytes: 512,
  atOnce: 2,
  grants: [usesTable, opensSealed],
});
