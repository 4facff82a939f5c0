import { afterAll, beforeAll, describe } from "vitest";
import { createBench, type SqsBench } from "./sqs/bench.ts";
import { stateDelivery } from "./sqs/delivery.ts";
import { stateFifo } from "./sqs/fifo.ts";
import { stateMessages } from "./sqs/messages.ts";
import { stateMoveTasks } from "./sqs/move-tasks.ts";
import { stateQueues } from "./sqs/queues.ts";
import { stateRedrive } from "./sqs/redrive.ts";
import { stateWaiting } from "./sqs/waiting.ts";

const parts = {
  queues: stateQueues,
  messages: stateMessages,
  delivery: stateDelivery,
  waiting: stateWaiting,
  redrive: stateRedrive,
  "move tasks": stateMoveTasks,
  FIFO: stateFifo,
};

describe("embedded SQS", () => {
  for (const [part, state] of Object.entries(parts)) {
    describe(part, () => {
      let bench: SqsBench;
      beforeAll(async () => {
        bench = await createBench();
      });
      afterAll(async () => {
        await bench?.stop();
      });
      state(() => bench);
    });
  }
});
