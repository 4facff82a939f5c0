import type { Actor } from "../actors/actor.ts";
import { requireAdministrator } from "../actors/require.ts";
import { withoutAddresses } from "../deliveries/without-addresses.ts";
import type { QueueName } from "../outbox/event.ts";
import type { DeadLetter, QueueDepth } from "../outbox/queues.ts";
import type { Ports } from "../ports.ts";

/** How much waits in each queue, dead letters among them. @throws not_allowed */
export async function readQueueDepths(ports: Ports, actor: Actor): Promise<readonly QueueDepth[]> {
  requireAdministrator(actor);
  return ports.queues.depths();
}

/** What the workers gave up on, left where it is. @throws not_allowed */
export async function readDeadLetters(
  ports: Ports,
  actor: Actor,
  queue: QueueName,
  limit: number,
): Promise<readonly DeadLetter[]> {
  requireAdministrator(actor);
  const letters = await ports.queues.deadLetters(queue, limit);
  // What carriers tell names people's addresses; whose they are is not an operator's to read.
  return queue === "inbound-events"
    ? letters.map((letter) => ({ ...letter, body: withoutAddresses(letter.body) }))
    : letters;
}

/** Gives the dead letters back to the workers; returns how many there were. @throws not_allowed */
export async function redriveDeadLetters(ports: Ports, actor: Actor, queue: QueueName): Promise<number> {
  requireAdministrator(actor);
  return ports.queues.redrive(queue);
}
