import { SendMessageCommand } from "@aws-sdk/client-sqs";
import type { Notice, Recipient } from "@tawafuq/core/notices/notice";
import type { TestApp } from "@tawafuq/tests/support/app";
import { noticesOf, type Pair } from "../core/people.ts";

/** Puts a message into `inbound-events` as SNS does with raw message delivery, and has it worked off. */
export async function hear(app: TestApp, ...events: readonly (object | string)[]): Promise<void> {
  for (const event of events)
    await app.bank.sqs.send(
      new SendMessageCommand({
        QueueUrl: app.bank.queues.inboundEvents,
        MessageBody: typeof event === "string" ? event : JSON.stringify(event),
      }),
    );
  await app.drain();
}

export const cooperativeOf = (pair: Pair) => ({ kind: "cooperative", id: pair.cooperative.id }) as const;

/** The one notice this recipient has. */
export async function theNotice(app: TestApp, recipient: Recipient): Promise<Notice> {
  const [notice, ...rest] = await noticesOf(app.ports, recipient);
  if (notice === undefined || rest.length > 0) throw new Error(`not one notice of ${recipient.id}`);
  return notice;
}

/** Letters that left for this address. */
export async function lettersTo(app: TestApp, address: string): Promise<number> {
  return (await app.mailbox()).filter(({ to }) => to.includes(address)).length;
}
