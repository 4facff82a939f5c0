import { readDeadLetters } from "@tawafuq/core/operations/queues";
import type { QueueName } from "@tawafuq/core/outbox/event";
import type { Command } from "commander";
import { print } from "./print.ts";
import { queueArgument } from "./queue-argument.ts";
import { wholeNumber } from "./whole-number.ts";
import { withBank } from "./with-bank.ts";

async function showDeadLetters(queue: QueueName, options: { limit: number }): Promise<void> {
  await withBank(async (ports, actor) => {
    const letters = await readDeadLetters(ports, actor, queue, options.limit);
    for (const letter of letters)
      print(`${letter.sentAt}  ${letter.messageId}  received ${letter.receives} times\n  ${letter.body}`);
    print(letters.length === 0 ? `No dead letters of ${queue}.` : `${letters.length} shown.`);
  });
}

/** `dead-letters <queue>` */
export function addDeadLetters(program: Command): void {
  program
    .command("dead-letters")
    .description("messages their worker could not work off")
    .addArgument(queueArgument())
    .option("--limit <count>", "at most that many", wholeNumber(1, 1000), 50)
    .action(showDeadLetters);
}
