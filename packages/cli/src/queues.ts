import { readQueueDepths } from "@tawafuq/core/operations/queues";
import type { Command } from "commander";
import { printTable } from "./print.ts";
import { withBank } from "./with-bank.ts";

async function showQueues(): Promise<void> {
  await withBank(async (ports, actor) => {
    const depths = await readQueueDepths(ports, actor);
    printTable(
      ["queue", "visible", "in flight", "delayed"],
      depths.map((depth) => [
        depth.queue,
        String(depth.visible),
        String(depth.inFlight),
        String(depth.delayed),
      ]),
    );
  });
}

/** `queues` */
export function addQueues(program: Command): void {
  program.command("queues").description("how many messages wait in each queue").action(showQueues);
}
