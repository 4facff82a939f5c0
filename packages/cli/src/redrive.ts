import { redriveDeadLetters } from "@tawafuq/core/operations/queues";
import type { QueueName } from "@tawafuq/core/outbox/event";
import type { Command } from "commander";
import { print } from "./print.ts";
import { queueArgument } from "./queue-argument.ts";
import { withBank } from "./with-bank.ts";

async function redrive(queue: QueueName): Promise<void> {
  await withBank(async (ports, actor) => {
    const count = await redriveDeadLetters(ports, actor, queue);
    print(`${count} dead letters go back to ${queue}.`);
  });
}

/** `redrive <queue>` */
export function addRedrive(program: Command): void {
  program
    .command("redrive")
    .description("send the dead letters of a queue back to it")
    .addArgument(queueArgument())
    .action(redrive);
}
