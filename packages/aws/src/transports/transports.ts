import type { Ports } from "@tawafuq/core/ports";

/** What carries words to people; who needs none does not load any. */
export type Transports = Pick<Ports, "mailer" | "sms">;

async function refuseToSend(): Promise<never> {
  throw new Error("Nothing is sent from here");
}

/** For those that only read and compute. A letter asked of them is a fault. */
export const sendsNothing: Transports = { mailer: { send: refuseToSend }, sms: { send: refuseToSend } };
