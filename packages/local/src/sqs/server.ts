import { type Call, type Json, startAwsJsonServer } from "../aws-json/aws-json-server.ts";
import {
  changeMessageVisibility,
  changeMessageVisibilityBatch,
  deleteMessage,
  deleteMessageBatch,
} from "./acknowledge.ts";
import { createMoveTasks } from "./move-tasks.ts";
import {
  createQueue,
  deleteQueue,
  getQueueAttributes,
  getQueueUrl,
  listDeadLetterSourceQueues,
  listQueues,
  purgeQueue,
  setQueueAttributes,
} from "./queues.ts";
import { receiveMessage } from "./receive.ts";
import { unknownOperation } from "./refusals.ts";
import { sendMessage, sendMessageBatch } from "./send.ts";
import type { Sqs } from "./service.ts";
import { openStore } from "./store.ts";
import { createWaiters } from "./waiters.ts";

type Operation = (sqs: Sqs, body: Json, call: Call) => Json | Promise<Json>;

const OPERATIONS = new Map<string, Operation>(
  Object.entries({
    ChangeMessageVisibility: changeMessageVisibility,
    ChangeMessageVisibilityBatch: changeMessageVisibilityBatch,
    CreateQueue: createQueue,
    DeleteMessage: deleteMessage,
    DeleteMessageBatch: deleteMessageBatch,
    DeleteQueue: deleteQueue,
    GetQueueAttributes: getQueueAttributes,
    GetQueueUrl: getQueueUrl,
    ListDeadLetterSourceQueues: listDeadLetterSourceQueues,
    ListQueues: listQueues,
    PurgeQueue: purgeQueue,
    ReceiveMessage: receiveMessage,
    SendMessage: sendMessage,
    SendMessageBatch: sendMessageBatch,
    SetQueueAttributes: setQueueAttributes,
  }),
);

export interface SqsOptions {
  /** Folder of the data file; made when it is not there. */
  path: string;
  /** 0 takes a free port. */
  port: number;
  /** Epoch milliseconds; governs visibility, delays, retention and deduplication. */
  now: () => number;
  onRequest?: ((operation: string) => void) | undefined;
}

export interface SqsServer {
  endpoint: string;
  counts(): Record<string, number>;
  /** Lets long polls look again after `now` was moved. */
  clockMoved(): void;
  /** Long polls that wait now. */
  waitingPolls(): number;
  close(): Promise<void>;
}

/** SQS over AWS JSON 1.0 on 127.0.0.1 with data on disk; refuses with a LocalServiceError. */
export async function startSqs({ path, port, now, onRequest }: SqsOptions): Promise<SqsServer> {
  const store = openStore(path);
  const waiters = createWaiters();
  const sqs: Sqs = { store, waiters, now };
  const tasks = createMoveTasks();
  const operations = new Map<string, Operation>([
    ...OPERATIONS,
    ["StartMessageMoveTask", tasks.start],
    ["ListMessageMoveTasks", tasks.list],
    ["CancelMessageMoveTask", tasks.cancel],
  ]);
  const server = await startAwsJsonServer({
    service: "SQS",
    targetPrefix: "AmazonSQS",
    port,
    unknownOperation,
    onRequest,
    handle: async (operation, body, call) => {
      const run = operations.get(operation);
      if (!run) throw unknownOperation();
      return run(sqs, body, call);
    },
  }).catch((error: unknown) => {
    store.close();
    throw error;
  });
  tasks.resume(sqs);
  return {
    endpoint: server.endpoint,
    counts: server.counts,
    clockMoved: waiters.wakeAll,
    waitingPolls: waiters.count,
    async close() {
      tasks.close();
      waiters.close();
      await server.close();
      store.close();
    },
  };
}
